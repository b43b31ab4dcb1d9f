import { redirect } from 'next/navigation';
import { Notice } from '#components/page/notice.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { PasskeyForm } from '#components/passkeys/passkey-form.tsx';
import { passkeyWords } from '#components/passkeys/passkey-words.ts';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { csrfToken } from '#lib/session/csrf-token.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { typedEmail } from '#lib/session/handed/typed-email.ts';
import { sameSitePath } from '#lib/session/same-site-path.ts';
import { signedIn } from '#lib/session/signed-in.ts';
import { relyingParty } from '#lib/staff/passkeys/relying-party.ts';
import { passkeySignInAction, passkeySignInOptions } from './passkey-actions.ts';
import { SignInForm } from './sign-in-form.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * A plain form to next-auth. Its CSRF cookie can only be set by a route handler, so without one the
 * browser is sent there and back once.
 */
export default async function SignIn({ searchParams }: Props) {
  const parameters = await searchParams;
  const { callbackUrl, error, cookies } = parameters;
  const back = sameSitePath(firstValue(callbackUrl)) ?? '/';
  if (await signedIn()) redirect(back);
  const token = await csrfToken();
  if (token === null && cookies === undefined)
    redirect(`/api/auth/signin?${new URLSearchParams({ callbackUrl: back })}`);
  const [locale, dictionary] = await Promise.all([currentLocale(), currentDictionary()]);
  const { passkeys, staff, shell } = dictionary;
  return (
    <Entrance title={staff.signInTitle} locale={locale} words={shell}>
      <div className="grid gap-5">
        {error === undefined && <PageNotice page="sign-in" parameters={parameters} dictionary={dictionary} />}
        {token === null ? (
          <Notice tone="err">{staff.errors.cookies}</Notice>
        ) : (
          <>
            <SignInForm
              csrfToken={token}
              callbackUrl={back}
              error={firstValue(error)}
              email={error ? await typedEmail() : ''}
              words={staff}
            />
            <PasskeyForm
              kind="use"
              host={relyingParty().id}
              options={passkeySignInOptions}
              action={passkeySignInAction}
              hidden={{ callbackUrl: back }}
              words={passkeyWords(passkeys, passkeys.use)}
            />
          </>
        )}
      </div>
    </Entrance>
  );
}
