import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { JoinLink } from '#lib/staff/joining/find-join-link.ts';
import { joinAction } from './join-action.ts';

type Props = {
  token: string;
  codeId: string;
  link: JoinLink;
  /** The address to which the code that is asked for was mailed; null when none is asked for. */
  mailedTo: string | null;
  words: Dictionary['staff'];
};

/** The form by which an invited colleague opens an account, or proves an existing one. */
export function JoinForm({ token, codeId, link, mailedTo, words }: Props) {
  const fixed = mailedTo ?? link.email;
  const labels = { code: words.joinCode.code, name: words.name, email: words.email, password: words.password };
  return (
    <ActionForm
      action={joinAction}
      hidden={{ token, codeId }}
      defaultValues={{ name: link.name, ...(fixed !== null && { email: fixed }) }}
      summaryTitle={words.refused}
      labels={labels}
      submitLabel={words.join}
      note={words.joinExisting}
    >
      {mailedTo !== null && (
        <FormField
          name="code"
          label={labels.code}
          required
          maxLength={20}
          inputMode="numeric"
          autoComplete="one-time-code"
        />
      )}
      <FormField name="name" label={labels.name} required maxLength={120} autoComplete="name" />
      <FormField
        name="email"
        label={labels.email}
        type="email"
        required
        autoComplete="username"
        {...(fixed !== null && {
          readOnly: true,
          hint: mailedTo === null || link.email !== null ? words.joinFixedEmail : undefined,
        })}
      />
      <FormField
        name="password"
        label={labels.password}
        hint={words.passwordHint}
        type="password"
        required
        autoComplete="new-password"
      />
    </ActionForm>
  );
}
