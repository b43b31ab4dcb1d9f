import type { ReactNode } from 'react';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Dialog } from '#components/page/dialog.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  action: (form: FormData) => Promise<void>;
  fields: Record<string, string>;
  cancelHref: string;
  name: string;
  words: Dictionary['clients'];
  /** The phones that lose access. */
  children?: ReactNode;
};

/** Asks before a client goes to the bin, and says what that means. */
export function DeleteDialog({ action, fields, cancelHref, name, words, children }: Props) {
  return (
    <Dialog
      title={words.deleteTitle(name)}
      cancelHref={cancelHref}
      cancelLabel={words.cancel}
      actions={
        <form action={action}>
          {Object.entries(fields).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <SubmitButton variant="bad">{words.delete}</SubmitButton>
        </form>
      }
    >
      <p>{words.deleteBody}</p>
      {children}
      <p className="text-sm text-soft">{words.deleteDetail}</p>
    </Dialog>
  );
}
