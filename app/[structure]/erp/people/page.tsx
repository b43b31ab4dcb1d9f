import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Email } from '#components/email.tsx';
import { KindsSheet } from '#components/erp/kinds-sheet.tsx';
import { pageNumber } from '#components/erp/pager.tsx';
import { Live } from '#components/live/live.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { erpPeopleKinds, erpPeoplePageSize, listErpPeople } from '#lib/erp/people/list-erp-people.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { formatShortDay } from '#lib/i18n/format.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

type Props = {
  params: Promise<{ structure: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Whose the clients are: the ERP's, taken over by it, or still by hand. */
export default async function ErpPeople({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const path = `/${slug}/erp/people`;
  const staff = await requireStaff(slug, 'erp.read', path);
  const asked = await searchParams;
  const kind = erpPeopleKinds.find((name) => name === firstValue(asked.kind)) ?? 'hand';
  const page = pageNumber(firstValue(asked.page));
  const found = await listErpPeople(staff, kind, page);
  if (!found) notFound();
  const { people, counts } = found;
  const [locale, { erp: words }] = await Promise.all([currentLocale(), currentDictionary()]);
  const { timeZone } = staff.structure;
  return (
    <>
      <Live slug={slug} topics={['clients']} />
      <PageHead title={words.people.title} above={<Link href={`/${slug}/erp`}>{words.back}</Link>} />
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
          nobody={words.people.none[kind]}
          columns={[
            { key: 'who', label: words.who },
            ...(kind === 'hand' ? [] : [{ key: 'erpId', label: words.erpId, className: 'w-1/3' }]),
          ]}
          rows={people.map(({ id, lastName, firstName, email, erpId, takenAt }) => (
            <Row key={id}>
              <RowHead>
                <Person id={id} name={`${firstName} ${lastName}`.trim()} href={`/${slug}/clients/${id}`}>
                  <Email address={email} />
                </Person>
              </RowHead>
              {kind !== 'hand' && (
                <Cell across>
                  {erpId && <span className="break-all">{erpId}</span>}
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
    </>
  );
}
