import { notFound } from 'next/navigation';
import { Email } from '#components/email.tsx';
import { KindsSheet } from '#components/erp/kinds-sheet.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { erpPeopleKinds, erpPeoplePageSize, listErpPeople } from '#lib/erp/people/list-erp-people.ts';
import { formatShortDay } from '#lib/i18n/format.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../erp-page.tsx';

/** The clients by who manages them: the ERP, the ERP since it took them over, or staff. */
export default async function ErpPeople(props: ErpPageProps) {
  const { slug, path, staff, parameter, page, locale, words, timeZone } = await readErpPage(props, '/people');
  const kind = erpPeopleKinds.find((name) => name === parameter('kind')) ?? 'hand';
  const found = await listErpPeople(staff, kind, page);
  if (!found) notFound();
  const { people, counts } = found;
  return (
    <ErpFrame slug={slug} words={words} topics={['clients']} title={words.people.title}>
      <div className="grid gap-3.5">
        <KindsSheet
          path={path}
          label={words.people.filter}
          kinds={erpPeopleKinds}
          names={words.people.kinds}
          counts={counts}
          kind={kind}
          page={page}
          pageSize={erpPeoplePageSize}
          meaning={<p>{words.people.meaning[kind]}</p>}
          emptyTitle={words.people.none[kind]}
          columns={[
            { key: 'who', label: words.who },
            ...(kind === 'hand' ? [] : [{ key: 'erpId', label: words.erpId, className: 'w-1/3' }]),
          ]}
          rows={people.map(({ id, lastName, firstName, email, erpId, takenAt, eventId }) => (
            <Row key={id ?? eventId}>
              <RowHead>
                <Person
                  id={id ?? erpId ?? ''}
                  name={`${firstName} ${lastName}`.trim() || (erpId ?? '')}
                  href={`/${slug}/${id ? `clients/${id}` : `erp/events/${eventId}`}`}
                >
                  <Email address={email} />
                </Person>
              </RowHead>
              {kind !== 'hand' && (
                <Cell across>
                  {erpId && <span className="break-all">{erpId}</span>}
                  {!id && <span className="block text-sm text-soft">{words.people.notClient}</span>}
                  {takenAt && (
                    <span className="block text-sm text-soft">
                      {words.people.takenAt(formatShortDay(locale, takenAt, timeZone))}
                    </span>
                  )}
                </Cell>
              )}
            </Row>
          ))}
          locale={locale}
          words={words}
        />
      </div>
    </ErpFrame>
  );
}
