import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { passwordAction } from './account-actions.ts';
import { CodeField } from './code-field.tsx';

type Props = {
  /** For password managers: whose password it is. */
  email: string;
  hint: string;
  /** Whether mails leave this server. */
  mails: boolean;
  /** What the field for a code of the second factor is called; null without one. */
  codeLabel: string | null;
  words: Dictionary['account'];
};

/** Another password; the present one is asked for. */
export function PasswordForm({ email, hint, mails, codeLabel, words }: Props) {
  const { password } = words;
  return (
    <Sheet title={password.title} padded>
      <ActionForm
        action={passwordAction}
        hidden={{ username: email }}
        summaryTitle={words.refused}
        labels={{ currentPassword: password.current, newPassword: password.next, code: codeLabel ?? '' }}
        submitLabel={password.submit}
        note={mails ? password.bodyMailed : password.body}
        idPrefix="password"
      >
        <FormField
          name="currentPassword"
          label={password.current}
          type="password"
          required
          autoComplete="current-password"
        />
        <FormField
          name="newPassword"
          label={password.next}
          hint={hint}
          type="password"
          required
          autoComplete="new-password"
        />
        {codeLabel !== null && <CodeField label={codeLabel} />}
      </ActionForm>
    </Sheet>
  );
}
