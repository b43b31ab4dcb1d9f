import Link from 'next/link';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { describeSecurity } from '#lib/audit/security/describe-security.ts';
import { listSecurity } from '#lib/audit/security/list-security.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/** The security log of the team's accounts, for owners. */
export default async function SecurityPage({ params, searchParams }: PageProps<'/[structure]/security'>) {
  const { structure: slug } = await params;
  const path = `/${slug}/security`;
  const staff = await requireStaff(slug, 'team.read', path);
  const before = firstValue((await searchParams).before);
  const [{ events, older }, locale, dictionary] = await Promise.all([
    listSecurity(staff, before),
    currentLocale(),
    currentDictionary(),
  ]);
  const { security: words, activity, staff: team } = dictionary;
  const show = (moment: Date) => formatMoment(locale, moment, staff.structure.timeZone);
  const columns = (['what', 'who', 'when', 'where'] as const).map((key) => ({ key, label: words.columns[key] }));
  return (
    <>
      <PageHead title={words.title} detail={words.kept} above={<Link href={`/${slug}/team`}>{team.team}</Link>} />
      <p className="mb-4 text-soft">{words.intro}</p>
      <Sheet padded={events.length === 0}>
        {events.length === 0 ? (
          <EmptyState icon="clock" title={words.nothing.title}>
            {words.nothing.body}
          </EmptyState>
        ) : (
          <Table caption={words.title} columns={columns}>
            {events.map(({ id, at, lastAt, count, colleague, address, browser, event }) => (
              <Row key={id} id={id}>
                <RowHead>
                  {describeSecurity(dictionary, event)}
                  {count > 1 && <span className="block text-sm text-soft">{words.times(count, show(lastAt))}</span>}
                </RowHead>
                <Cell label={words.columns.who}>{colleague ?? words.unknown}</Cell>
                <Cell label={words.columns.when}>
                  <time dateTime={at.toISOString()}>{show(at)}</time>
                </Cell>
                <Cell label={words.columns.where}>
                  {[browser, address].filter(Boolean).join(' · ') || words.unknown}
                </Cell>
              </Row>
            ))}
          </Table>
        )}
      </Sheet>
      {(older || before) && (
        <Pagination
          label={activity.pages}
          range={activity.latest}
          previousHref={before ? path : undefined}
          nextHref={older ? `${path}?before=${older}` : undefined}
          previousLabel={activity.newest}
          nextLabel={activity.older}
        />
      )}
    </>
  );
}
