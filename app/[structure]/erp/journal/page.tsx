import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Chip, Chips } from '#components/chips.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { VerdictBadge } from '#components/erp/verdict-badge.tsx';
import { Live } from '#components/live.tsx';
import { PageHead } from '#components/page-head.tsx';
import { Pagination } from '#components/pagination.tsx';
import { Sheet } from '#components/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/table.tsx';
import { erpVerdicts, listErpEvents } from '#lib/erp/list-erp-events.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { formatMoment, formatNumber } from '#lib/i18n/format.ts';
import { isId } from '#lib/identity/id.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { may } from '#lib/staff/permissions.ts';

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentDictionary()).erp.journal };
}

/** Every event of the ERP and what became of it. */
export default async function Journal({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const path = `/${slug}/erp/journal`;
  const staff = await requireStaff(slug, path);
  if (!may(staff, 'settings.manage')) notFound();
  const asked = await searchParams;
  const [client, verdict, before] = [firstValue(asked.client), firstValue(asked.verdict), firstValue(asked.before)];
  const [{ events, older }, locale, { erp: words }] = await Promise.all([
    listErpEvents(staff, { client, verdict, before }),
    currentLocale(),
    currentDictionary(),
  ]);
  const href = (more: Record<string, string>) => {
    const parameters = new URLSearchParams({ ...(isId(client) && { client }), ...more });
    return parameters.size > 0 ? `${path}?${parameters}` : path;
  };
  const kept: Record<string, string> = erpVerdicts.some((known) => known === verdict) ? { verdict } : {};
  return (
    <>
      <Live slug={slug} topics={['erp']} />
      <PageHead title={words.journal} above={<Link href={`/${slug}/erp`}>← {words.title}</Link>} />
      <div className="grid gap-4">
        <Chips label={words.verdict}>
          <Chip href={href({})} current={!kept.verdict}>
            {words.allVerdicts}
          </Chip>
          {erpVerdicts.map((known) => (
            <Chip key={known} href={href({ verdict: known })} current={kept.verdict === known}>
              {words.verdicts[known]}
            </Chip>
          ))}
        </Chips>
        {isId(client) && (
          <p className="text-soft">
            {words.ofClient} ·{' '}
            <Link href={path} className="text-accent underline underline-offset-2">
              {words.everybody}
            </Link>
          </p>
        )}
        <Sheet>
          {events.length === 0 ? (
            <EmptyState icon="clock" title={words.noEvents}>
              {words.noEventsBody}
            </EmptyState>
          ) : (
            <Table
              caption={words.journal}
              columns={[
                { key: 'what', label: words.what },
                { key: 'when', label: words.when },
                { key: 'who', label: words.who },
                { key: 'verdict', label: words.verdict },
                { key: 'took', label: words.took, end: true },
              ]}
            >
              {events.map((event) => (
                <Row key={event.id}>
                  <RowHead>
                    <Link href={`/${slug}/erp/events/${event.id}`} prefetch={false} className="text-accent underline underline-offset-2">
                      {event.type}
                    </Link>
                  </RowHead>
                  <Cell label={words.when}>{formatMoment(locale, event.receivedAt, staff.structure.timeZone)}</Cell>
                  <Cell label={words.who}>{event.name ?? event.erpId ?? '–'}</Cell>
                  <Cell>
                    <VerdictBadge verdict={event.verdict} words={words} />
                  </Cell>
                  <Cell end label={words.took}>
                    {event.lag === null ? '–' : words.milliseconds(formatNumber(locale, event.lag))}
                  </Cell>
                </Row>
              ))}
            </Table>
          )}
        </Sheet>
      </div>
      {(older || before) && (
        <Pagination
          label={words.pages}
          range={words.latest}
          previousHref={before ? href(kept) : undefined}
          nextHref={older ? href({ ...kept, before: older }) : undefined}
          previousLabel={words.newest}
          nextLabel={words.older}
        />
      )}
    </>
  );
}
