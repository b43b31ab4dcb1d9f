import type { ReactNode } from 'react';
import type { ButtonVariant } from '#components/button-class.ts';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import type { ImportScreen } from '#components/imports/import-screen.ts';

type Props = {
  screen: ImportScreen;
  action: (form: FormData) => Promise<void>;
  variant?: ButtonVariant;
  fields?: Record<string, string | number>;
  children: ReactNode;
};

/** A form with one button that does one thing to the import. */
export function ImportButton({ screen, action, variant = 'plain', fields = {}, children }: Props) {
  const sent = { structure: screen.slug, id: screen.summary.id, ...fields };
  return (
    <form action={action}>
      {Object.entries(sent).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={variant}>{children}</SubmitButton>
    </form>
  );
}
