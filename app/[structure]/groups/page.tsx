import Link from 'next/link';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { may } from '#lib/actor/permissions.ts';
import { listGroups } from '#lib/clients/groups/list-groups.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

export default async function GroupsPage({ params, searchParams }: PageProps<'/[structure]/groups'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'clients.read', `/${slug}/groups`);
  const [parameters, locale, groups] = await Promise.all([searchParams, currentLocale(), listGroups(staff)]);
  const dictionary = dictionaryOf(locale);
  const { groups: words, clients } = dictionary;
  const base = `/${staff.structure.slug}`;
  const mayManage = may(staff, 'clients.bulk');
  const actions = { key: 'actions', label: words.columns.actions, hidden: true, end: true };

  return (
    <>
      <PageHead
        title={words.title}
        detail={formatNumber(locale, groups.length)}
        above={<Link href={`${base}/clients`}>{clients.back}</Link>}
      />
      <PageNotice page="groups" parameters={parameters} spaced dictionary={dictionary} />
      <p className="mb-4 text-soft">{words.intro}</p>
      <Sheet>
        {groups.length === 0 ? (
          <EmptyState icon="people" title={words.emptyTitle}>
            {words.emptyBody}
          </EmptyState>
        ) : (
          <Table
            caption={words.title}
            columns={[
              { key: 'name', label: words.columns.name },
              { key: 'clients', label: words.columns.clients },
              ...(mayManage ? [actions] : []),
            ]}
          >
            {groups.map(({ id, name, clients: count }) => (
              <Row key={id}>
                <RowHead>
                  <Link className="break-words" href={`${base}/clients?group=${id}`}>
                    {name}
                  </Link>
                </RowHead>
                <Cell>{words.members(count, formatNumber(locale, count))}</Cell>
                {mayManage && (
                  <Cell end>
                    <Link href={`${base}/groups/${id}`} aria-label={words.manageNamed(name)}>
                      {words.manage}
                    </Link>
                  </Cell>
                )}
              </Row>
            ))}
          </Table>
        )}
      </Sheet>
    </>
  );
}
