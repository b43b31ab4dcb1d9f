import Link from 'next/link';
import { redirect } from 'next/navigation';
import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { PasskeyForm } from '#components/passkeys/passkey-form.tsx';
import { passkeyWords } from '#components/passkeys/passkey-words.ts';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { accountSession } from '#lib/session/account-session.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { sameSitePath } from '#lib/session/same-site-path.ts';
import { isSessionProved } from '#lib/staff/account/prove-again.ts';
import { readAccount } from '#lib/staff/account/read-account.ts';
import { hasFactor } from '#lib/staff/factor/check-factor.ts';
import { listPasskeys } from '#lib/staff/passkeys/own-passkeys.ts';
import { relyingParty } from '#lib/staff/passkeys/relying-party.ts';
import { confirmAction } from './confirm-action.ts';
import { passkeyConfirmAction, passkeyConfirmOptions } from './passkey-actions.ts';

/**
 * Asks for the password again and a code where there is a factor, or for a passkey, before an owner
 * act.
 */
export default async function Confirm({ searchParams }: PageProps<'/confirm'>) {
  const back = sameSitePath(firstValue((await searchParams).back)) ?? '/';
  const session = await accountSession();
  // Signing in proves the session too.
  if (!session) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: back })}`);
  if (await isSessionProved(session)) redirect(back);
  const [locale, dictionary, { email }, asksCode, keys] = await Promise.all([
    currentLocale(),
    currentDictionary(),
    readAccount(session),
    hasFactor(session.staffId),
    listPasskeys(session),
  ]);
  const { confirm: words, passkeys, shell } = dictionary;
  return (
    <Entrance
      title={words.title}
      intro={<p>{words.body(email)}</p>}
      locale={locale}
      words={shell}
      staffId={session.staffId}
    >
      <div className="grid gap-5">
        <ActionForm
          action={confirmAction}
          hidden={{ back, username: email }}
          summaryTitle={words.refused}
          labels={{ currentPassword: words.password, code: words.code }}
          submitLabel={words.submit}
        >
          <FormField
            name="currentPassword"
            label={words.password}
            type="password"
            required
            autoComplete="current-password"
            autoFocus
          />
          {asksCode && (
            <FormField
              name="code"
              label={words.code}
              required
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </ActionForm>
        {keys.length > 0 && (
          <PasskeyForm
            kind="use"
            host={relyingParty().id}
            options={passkeyConfirmOptions}
            action={passkeyConfirmAction}
            hidden={{ back }}
            words={passkeyWords(passkeys, passkeys.use)}
          />
        )}
        <Link href={withoutQuery(back)} className="text-note font-[560] text-accent underline underline-offset-2">
          {words.cancel}
        </Link>
      </div>
    </Entrance>
  );
}

/** The page that an act belongs to: without the dialog that its address opens. */
function withoutQuery(path: string): string {
  return path.split(/[?#]/, 1)[0] ?? '/';
}
