import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { sendCodeAction } from './send-code-action.ts';

type Props = {
  token: string;
  /** The only address that the invitation allows; null for any. */
  email: string | null;
  /** In words, when a code was asked for before and is worth nothing any more. */
  expired: string | null;
  words: Dictionary['staff'];
};

/** Asks for the address that a code is mailed to. */
export function CodeForm({ token, email, expired, words }: Props) {
  return (
    <div className="grid gap-5">
      {expired !== null && <Notice tone="err">{expired}</Notice>}
      <ActionForm
        action={sendCodeAction}
        hidden={{ token }}
        defaultValues={{ email: email ?? '' }}
        summaryTitle={words.refused}
        labels={{ email: words.email }}
        submitLabel={words.joinCode.submit}
        note={words.joinCode.body}
      >
        <FormField
          name="email"
          label={words.email}
          type="email"
          required
          autoComplete="username"
          {...(email !== null && { readOnly: true, hint: words.joinFixedEmail })}
        />
      </ActionForm>
    </div>
  );
}
