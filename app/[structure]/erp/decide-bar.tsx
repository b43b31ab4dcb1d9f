import type { ReactNode } from 'react';
import { OneButton } from './one-button.tsx';

type Props = {
  action: (form: FormData) => Promise<void>;
  slug: string;
  fields: Record<string, string>;
  apply: string;
  discard: string;
  note?: ReactNode;
};

/** Buttons that apply or discard what is listed above; they stay visible below a long list. */
export function DecideBar({ action, slug, fields, apply, discard, note }: Props) {
  return (
    <div className="flex flex-wrap items-center gap-2 bg-paper py-3 wide:sticky wide:bottom-0 wide:-mx-6 wide:px-6 wide:shadow-[0_-12px_14px_-4px_var(--color-paper)]">
      <OneButton action={action} slug={slug} fields={{ ...fields, choice: 'apply' }} variant="go">
        {apply}
      </OneButton>
      <OneButton action={action} slug={slug} fields={{ ...fields, choice: 'discard' }}>
        {discard}
      </OneButton>
      {note && <p className="text-sm text-soft">{note}</p>}
    </div>
  );
}
