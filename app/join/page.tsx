import Link from 'next/link';
import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { findJoinLink } from '#lib/staff/joining/find-join-link.ts';
import { emailOfJoinCode } from '#lib/staff/joining/join-code.ts';
import { CodeForm } from './code-form.tsx';
import { JoinForm } from './join-form.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/**
 * Where an invitation leads: a new account, or one that proves itself by its password. A link that
 * the owner passed on asks for a mailed code first.
 */
export default async function Join({ searchParams }: Props) {
  const parameters = await searchParams;
  const token = firstValue(parameters.token);
  const codeId = firstValue(parameters.code);
  const link = await findJoinLink(token);
  const [locale, { staff, shell, problems }] = await Promise.all([currentLocale(), currentDictionary()]);
  if (!link) {
    return (
      <Entrance title={staff.linkInvalidTitle} locale={locale} words={shell}>
        <p className="mb-4">{staff.linkInvalidBody}</p>
        <ButtonLink href="/">{shell.notFound.home}</ButtonLink>
      </Entrance>
    );
  }
  const frame = {
    title: staff.joinTitle(link.structureName),
    documentTitle: staff.join,
    intro: <p>{staff.joinBody(staff.roles[link.role])}</p>,
    locale,
    words: shell,
  };
  const needsCode = !link.isMailed && mailSettings() !== null;
  const mailedTo = needsCode ? await emailOfJoinCode(link, codeId) : null;
  if (needsCode && mailedTo === null) {
    return (
      <Entrance {...frame}>
        <CodeForm token={token} email={link.email} expired={codeId ? problems['code-expired'] : null} words={staff} />
      </Entrance>
    );
  }
  return (
    <Entrance {...frame}>
      <div className="grid gap-5">
        {mailedTo !== null && (
          <Notice>
            {staff.joinCode.sent(mailedTo)}{' '}
            <Link href={`/join?${new URLSearchParams({ token })}`} className="underline underline-offset-2">
              {staff.joinCode.again}
            </Link>
          </Notice>
        )}
        {!needsCode && !link.isMailed && (
          <Notice tone="wait" news={false}>
            {staff.joinUnproved}
          </Notice>
        )}
        <JoinForm token={token} codeId={codeId} link={link} mailedTo={mailedTo} words={staff} />
      </div>
    </Entrance>
  );
}
