import Link from 'next/link';
import { ClaimSlip } from '#components/matching/claim-slip.tsx';
import { PrintButton } from '#components/matching/print-button.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { claimCodesOf } from '#lib/claims/claim-codes-of.ts';
import { fullName } from '#lib/clients/client.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { currentDictionary } from '#lib/session/current-locale.ts';
import { readShown } from '#lib/session/handed/shown-once.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { claimCookie, readClaim } from '../claim-cookie.ts';
import { requireClient } from '../require-client.ts';

/**
 * A claim code, right after it was made: to be read out or printed. Later it is only said that it
 * cannot be shown again.
 */
export default async function CodePage({ params }: PageProps<'/[structure]/clients/[id]/code'>) {
  const { structure: slug, id } = await params;
  const staff = await requireStaff(slug, 'clients.read', `/${slug}/clients/${id}/code`);
  const client = await requireClient(staff, id, '/code');
  const [{ claims }, codes, shown] = await Promise.all([
    currentDictionary(),
    claimCodesOf(staff, client.id),
    readShown(claimCookie, `/${slug}/clients/${client.id}/code`),
  ]);
  const words = claims.slip;
  const made = readClaim(shown);
  const code = codes.find((one) => one.id === made?.id && one.usedWith === null);
  const { name: club, timeZone, language } = staff.structure;
  const theirs = mailLanguage(client.language, language);
  return (
    <Page>
      {/* In staff's language: the slip has the title in the client's. */}
      <div className={made && code ? 'print:hidden' : undefined}>
        <PageHead
          title={words.title}
          above={<Link href={`/${staff.structure.slug}/clients/${client.id}`}>{words.back}</Link>}
          actions={made && code && <PrintButton label={words.print} />}
        />
      </div>
      {made && code ? (
        <div className="grid gap-4">
          <div className="print:hidden">
            <Notice>{words.once}</Notice>
          </div>
          <ClaimSlip
            code={made.code}
            club={club}
            name={fullName(client)}
            until={formatMoment(theirs, code.expiresAt, timeZone)}
            lang={theirs}
            words={dictionaryOf(theirs).claims.slip}
          />
        </div>
      ) : (
        <Notice tone="none" title={words.gone} news={false}>
          {words.goneBody}
        </Notice>
      )}
    </Page>
  );
}
