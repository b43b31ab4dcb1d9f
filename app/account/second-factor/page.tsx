import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Notice } from '#components/page/notice.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { accountSession } from '#lib/session/account-session.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { readAccount } from '#lib/staff/account/read-account.ts';
import { readFactor } from '#lib/staff/factor/set-up-factor.ts';
import { CodesSheet, RemoveForm, RenewForm, ScanForm, StartForm } from './factor-forms.tsx';
import { shownRecoveryCodes } from './recovery-codes-cookie.ts';

/** Where a person turns their second factor on and off, and makes recovery codes. */
export default async function SecondFactorPage({ searchParams }: PageProps<'/account/second-factor'>) {
  const session = await accountSession();
  if (!session) redirect('/sign-in?callbackUrl=/account/second-factor');
  const [parameters, locale, dictionary, { email }, state, codes] = await Promise.all([
    searchParams,
    currentLocale(),
    currentDictionary(),
    readAccount(session),
    readFactor(session),
    shownRecoveryCodes(),
  ]);
  const { factor: words, shell } = dictionary;
  const intro = (
    <>
      <p>{words.intro}</p>
      <p>
        <Link href="/account" className="font-[560] text-accent underline underline-offset-2">
          {words.back}
        </Link>
      </p>
    </>
  );
  return (
    <Entrance title={words.title} intro={intro} locale={locale} words={shell} bare staffId={session.staffId}>
      <PageNotice page="account" parameters={parameters} dictionary={dictionary} />
      {parameters.required !== undefined && state.kind !== 'on' && (
        <Notice tone="wait" news={false}>
          {words.required}
        </Notice>
      )}
      {state.kind === 'off' && <StartForm email={email} dictionary={dictionary} />}
      {state.kind === 'pending' && <ScanForm secret={state.secret} email={email} dictionary={dictionary} />}
      {state.kind === 'on' && codes.length > 0 && <CodesSheet codes={codes} dictionary={dictionary} />}
      {state.kind === 'on' && codes.length === 0 && (
        <>
          <RenewForm left={state.recoveryCodes} dictionary={dictionary} />
          <RemoveForm email={email} dictionary={dictionary} />
        </>
      )}
    </Entrance>
  );
}
