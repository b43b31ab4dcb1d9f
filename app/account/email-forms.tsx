import { Badge } from '#components/badge.tsx';
import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { confirmEmailAction, emailAction } from './account-actions.ts';
import { CodeField } from './code-field.tsx';

type Props = {
  account: { email: string; proved: boolean };
  /** The address that waits for its code; null for none. */
  pending: string | null;
  /** Whether this server sends mail: without it no address can be proved. */
  mails: boolean;
  /** What the field for a code of the second factor is called; null without one. */
  codeLabel: string | null;
  words: Dictionary['account'];
};

/** Another e-mail to sign in with, proved by a code that is mailed to it. */
export function EmailForms({ account, pending, mails, codeLabel, words }: Props) {
  const { email } = words;
  return (
    <Sheet
      title={email.title}
      aside={<Badge tone={account.proved ? 'ok' : 'wait'}>{account.proved ? email.proved : email.unproved}</Badge>}
      padded
    >
      <p className="mb-3 break-words">{account.email}</p>
      {!mails && (
        <Notice tone="wait" news={false}>
          {email.noMail}
        </Notice>
      )}
      {mails && pending !== null && (
        <div className="mb-5 border-b border-line pb-5">
          <ActionForm
            action={confirmEmailAction}
            summaryTitle={words.refused}
            labels={{ code: email.code }}
            submitLabel={email.confirm}
            idPrefix="email-code"
          >
            <p>{email.sent(pending)}</p>
            <FormField name="code" label={email.code} required inputMode="numeric" autoComplete="one-time-code" />
          </ActionForm>
        </div>
      )}
      {mails && (
        <ActionForm
          action={emailAction}
          summaryTitle={words.refused}
          labels={{ email: email.next, currentPassword: words.password.current, code: codeLabel ?? '' }}
          submitLabel={email.submit}
          submitVariant={pending === null ? 'go' : 'plain'}
          note={email.body}
          idPrefix="email"
        >
          <FormField name="email" label={email.next} type="email" required autoComplete="email" />
          <FormField
            name="currentPassword"
            label={words.password.current}
            type="password"
            required
            autoComplete="current-password"
          />
          {codeLabel !== null && <CodeField label={codeLabel} />}
        </ActionForm>
      )}
    </Sheet>
  );
}
