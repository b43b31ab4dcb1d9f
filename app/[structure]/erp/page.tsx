import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { notFound } from 'next/navigation';
import { ButtonLink } from '#components/button.tsx';
import { DefinitionList } from '#components/definition-list.tsx';
import { Dialog } from '#components/dialog.tsx';
import { Field } from '#components/field.tsx';
import { Live } from '#components/live.tsx';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { PageHead } from '#components/page-head.tsx';
import { Sheet } from '#components/sheet.tsx';
import { appUrl, readEnv } from '#lib/env.ts';
import { readErp } from '#lib/erp/read-erp.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { formatAgo, formatMoment, formatNumber } from '#lib/i18n/format.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { ConnectSheet } from './connect-sheet.tsx';
import { ConnectionSheets } from './connection-sheets.tsx';
import { disconnectAction } from './erp-actions.ts';
import { erpNotice } from './erp-notice.ts';
import { erpSecretCookie } from './erp-secret-cookie.ts';
import { HeldSheet } from './held-sheet.tsx';
import { OneButton } from './one-button.tsx';
import { PulseSheet } from './pulse-sheet.tsx';

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentDictionary()).erp.title };
}

/** The structure's ERP: how it is connected, how fresh it is, what waits for staff. */
export default async function Erp({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, `/${slug}/erp`);
  const found = await readErp(staff);
  if (!found.ok) notFound();
  const { notice, disconnect } = await searchParams;
  const [locale, { erp: words }] = await Promise.all([currentLocale(), currentDictionary()]);
  const summary = found.value;
  const { connection, clients } = summary;
  const told = erpNotice(firstValue(notice));
  const secret = told?.key === 'connected' || told?.key === 'secret-added' ? (await cookies()).get(erpSecretCookie)?.value : undefined;
  const number = (value: number) => formatNumber(locale, value);
  const { timeZone } = staff.structure;
  const dialog = connection && firstValue(disconnect) === '1' && (
    <Dialog
      title={words.disconnectTitle}
      cancelHref={`/${slug}/erp`}
      cancelLabel={words.cancel}
      actions={
        <OneButton action={disconnectAction} slug={slug} variant="bad">
          {words.disconnect}
        </OneButton>
      }
    >
      <p>{words.disconnectBody}</p>
    </Dialog>
  );
  return (
    <Page dialog={dialog}>
      <Live slug={slug} topics={['erp']} />
      <PageHead
        title={words.title}
        detail={
          connection && (connection.lastEventAt ? words.last(formatAgo(locale, connection.lastEventAt, new Date(), timeZone)) : words.never)
        }
        actions={
          connection && (
            <>
              <ButtonLink href={`/${slug}/erp/journal`} icon="clock">
                {words.journal}
              </ButtonLink>
              <ButtonLink href={`/${slug}/erp/bench`} icon="file">
                {words.workshop}
              </ButtonLink>
            </>
          )
        }
      />
      <div className="grid gap-5">
        {told && <Notice tone={told.tone}>{words.notices[told.key]}</Notice>}
        {connection && secret && (
          <Notice tone="inf" title={words.secretTitle}>
            <p className="mb-2">{words.secretBody}</p>
            <div className="grid gap-3">
              <Field name="secret" label={words.secret} defaultValue={secret} readOnly />
              <Field name="address" label={words.address} defaultValue={addressOf(connection, secret)} readOnly />
            </div>
          </Notice>
        )}
        {connection?.incidents.map(({ kind }) => (
          <Notice key={kind} tone="err">
            {words.incidents[kind]}
          </Notice>
        ))}
        {connection ? (
          <>
            <HeldSheet slug={slug} connection={connection} words={words} />
            <Sheet padded>
              <DefinitionList
                items={[
                  { key: 'state', term: words.state, value: words.states[connection.state] },
                  { key: 'profile', term: words.profile, value: words.profiles[connection.profile] },
                  { key: 'since', term: words.since, value: formatMoment(locale, connection.createdAt, timeZone) },
                  { key: 'active', term: words.counts.active, value: number(clients.active) },
                  { key: 'former', term: words.counts.former, value: number(clients.former) },
                  { key: 'conflicts', term: words.counts.conflicts, value: number(clients.conflicts) },
                  { key: 'byHand', term: words.counts.byHand, value: number(clients.byHand) },
                ]}
              />
            </Sheet>
            <PulseSheet hours={connection.hours} timeZone={timeZone} locale={locale} words={words} />
            <ConnectionSheets slug={slug} summary={summary} connection={connection} timeZone={timeZone} locale={locale} words={words} />
          </>
        ) : (
          <ConnectSheet slug={slug} clients={number(clients.byHand + clients.former)} words={words} />
        )}
      </div>
    </Page>
  );
}

/** What goes into the ERP; for those that cannot sign, with the secret in it. */
function addressOf({ id, profile }: { id: string; profile: string }, secret: string): string {
  const address = `${appUrl(readEnv())}/api/erp/${id}/events`;
  if (profile === 'odoo') return `${address}/${secret}/upsert`;
  return profile === 'dolibarr' ? `${address}/${secret}` : address;
}
