import Link from 'next/link';
import { redirect } from 'next/navigation';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { accountSession } from '#lib/session/account-session.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { listOwnSessions } from '#lib/staff/account/own-sessions.ts';
import { isSessionProved } from '#lib/staff/account/prove-again.ts';
import { readAccount } from '#lib/staff/account/read-account.ts';
import { pendingEmail } from '#lib/staff/account/request-email-change.ts';
import { readFactor } from '#lib/staff/factor/set-up-factor.ts';
import { listPasskeys } from '#lib/staff/passkeys/own-passkeys.ts';
import { relyingParty } from '#lib/staff/passkeys/relying-party.ts';
import { timeZoneOf } from '#lib/staff/structures-of.ts';
import { EmailForms } from './email-forms.tsx';
import { FactorSheet } from './factor-sheet.tsx';
import { PasskeysSheet } from './passkeys-sheet.tsx';
import { PasswordForm } from './password-form.tsx';
import { ProfileForm } from './profile-form.tsx';
import { SessionsSheet } from './sessions-sheet.tsx';

/** What a member of staff sees and changes of their own account, whatever their structures. */
export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const session = await accountSession();
  if (!session) redirect('/sign-in?callbackUrl=/account');
  const [parameters, locale, dictionary, account, sessions, pending, factor, passkeys, isProved, zone] =
    await Promise.all([
      searchParams,
      currentLocale(),
      currentDictionary(),
      readAccount(session),
      listOwnSessions(session),
      pendingEmail(session),
      readFactor(session),
      listPasskeys(session),
      isSessionProved(session),
      timeZoneOf(session.staffId),
    ]);
  const { account: words, shell, staff } = dictionary;
  const back = (
    <p>
      {account.email}
      {' · '}
      <Link href="/" className="font-[560] text-accent underline underline-offset-2">
        {words.back}
      </Link>
    </p>
  );
  const timeZone = zone ?? 'Europe/Paris';
  const mails = mailSettings() !== null;
  const codeLabel = factor.kind === 'on' ? dictionary.factor.anyCode : null;
  return (
    <Entrance title={words.title} intro={back} locale={locale} words={shell} bare staffId={session.staffId}>
      <PageNotice page="account" parameters={parameters} dictionary={dictionary} />
      <ProfileForm account={account} locale={locale} words={words} />
      <EmailForms account={account} pending={pending} mails={mails} codeLabel={codeLabel} words={words} />
      <PasswordForm email={account.email} hint={staff.passwordHint} mails={mails} codeLabel={codeLabel} words={words} />
      <FactorSheet isOn={factor.kind === 'on'} words={dictionary.factor} />
      <PasskeysSheet
        passkeys={passkeys}
        isProved={isProved}
        host={relyingParty().id}
        timeZone={timeZone}
        locale={locale}
        words={dictionary.passkeys}
      />
      <SessionsSheet sessions={sessions} timeZone={timeZone} locale={locale} words={words.sessions} />
    </Entrance>
  );
}
