import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { Live } from '#components/live/live.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { readErp } from '#lib/erp/overview/read-erp.ts';
import { readApiState } from '#lib/erp/thin/read-api-state.ts';
import { readNotice } from '#lib/forms/notices/page-notices.ts';
import { formatAgo } from '#lib/i18n/format.ts';
import { readShown } from '#lib/session/handed/shown-once.ts';
import { requireRecentProof } from '#lib/session/require-recent-proof.ts';
import { addressOf } from './address-of.ts';
import { ApiSheet } from './api-sheet.tsx';
import { ConnectSheet } from './connect-sheet.tsx';
import { ConnectionSheets } from './connection-sheets.tsx';
import { erpDialog } from './erp-dialog.tsx';
import { type ErpPageProps, readErpPage } from './erp-page.tsx';
import { erpSecretCookie } from './erp-secret-cookie.ts';
import { HeldSheet } from './held-sheet.tsx';
import { NewSecretSheet } from './new-secret-sheet.tsx';
import { PulseSheet } from './pulse-sheet.tsx';
import { SnapshotsSheet } from './snapshots-sheet.tsx';
import { StateSheet } from './state-sheet.tsx';
import { WaitingNotice } from './waiting-notice.tsx';

/** The structure's ERP: how it is connected, how fresh it is, what waits for staff. */
export default async function Erp(props: ErpPageProps) {
  const { slug, staff, parameters, parameter, locale, dictionary, timeZone } = await readErpPage(props);
  const [found, api] = await Promise.all([readErp(staff), readApiState(staff)]);
  if (!found.ok) notFound();
  const { erp: words, shell } = dictionary;
  const summary = found.value;
  const { connection, clients } = summary;
  for (const asked of ['disconnect', 'profile'])
    if (connection && parameter(asked) === '1') requireRecentProof(staff, `/${slug}/erp?${asked}=1`);
  const notice = readNotice('erp', parameters.notice);
  const isNewSecret = notice === 'connected' || notice === 'secret-added' || notice === 'profile-changed';
  const secret = isNewSecret ? await readShown(erpSecretCookie, `/${slug}/erp`) : undefined;
  const shared = { slug, timeZone, locale, words };
  const here = clients.byHand + clients.former;
  return (
    <Page dialog={erpDialog({ slug, connection, parameters, words })}>
      <Live slug={slug} topics={['erp', 'clients']} />
      <PageHead
        title={words.title}
        detail={
          connection &&
          (connection.lastEventAt
            ? words.last(formatAgo(locale, connection.lastEventAt, new Date(), timeZone))
            : words.never)
        }
        actions={
          connection && (
            <>
              <ButtonLink href={`/${slug}/erp/compare`} icon="people">
                {words.compare.submit}
              </ButtonLink>
              <ButtonLink href={`/${slug}/erp/bench`} icon="file">
                {words.workshop}
              </ButtonLink>
              <ButtonLink href={`/${slug}/erp/settings`} icon="pencil">
                {words.reading.link}
              </ButtonLink>
              <ButtonLink href={`/${slug}/erp/journal`} icon="clock" variant="go">
                {words.journal}
              </ButtonLink>
            </>
          )
        }
      />
      <div className="grid gap-5">
        <PageNotice page="erp" parameters={parameters} dictionary={dictionary} />
        {connection && secret && (
          <NewSecretSheet
            secret={secret}
            address={addressOf(connection, secret)}
            words={words}
            clipboard={shell.clipboard}
          />
        )}
        {connection?.incidents.map(({ kind }) => (
          <Notice key={kind} tone="err">
            {words.incidents[kind]}
          </Notice>
        ))}
        {connection ? (
          <>
            {api && <ApiSheet api={api} {...shared} words={dictionary.erpApi} />}
            <HeldSheet slug={slug} connection={connection} words={words} />
            {clients.active + clients.former === 0 && (
              <WaitingNotice
                slug={slug}
                connection={connection}
                byHand={clients.byHand}
                locale={locale}
                words={words}
              />
            )}
            <StateSheet connection={connection} clients={clients} {...shared} />
            <PulseSheet hours={connection.hours} {...shared} />
            <SnapshotsSheet snapshots={connection.snapshots} {...shared} />
            <ConnectionSheets
              summary={summary}
              connection={connection}
              slug={slug}
              timeZone={timeZone}
              locale={locale}
              dictionary={dictionary}
            />
          </>
        ) : (
          <ConnectSheet slug={slug} clients={here} chosen={parameter('erp')} locale={locale} words={words} />
        )}
      </div>
    </Page>
  );
}
