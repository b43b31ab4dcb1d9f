import Link from 'next/link';
import { ButtonLink } from '#components/button.tsx';
import { RestoreForm } from '#components/clients/bin-notice.tsx';
import { Email } from '#components/email.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { fullName } from '#lib/clients/client.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatShortDay } from '#lib/i18n/format.ts';
import { inactiveCursor, inactivePageSize, listInactive } from '#lib/personal-data/inactive-clients.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { keepClientAction } from './keep-client-action.ts';

type Props = PageProps<'/[structure]/settings/retention/inactive'>;

/** Clients without a sign of activity for three years, to be kept or erased. */
export default async function InactivePage({ params, searchParams }: Props) {
  const { structure: slug } = await params;
  const parameters = await searchParams;
  const staff = await requireStaff(slug, 'clients.erase', `/${slug}/settings/retention/inactive`);
  const [locale, found] = await Promise.all([currentLocale(), listInactive(staff, parameters.after)]);
  const dictionary = dictionaryOf(locale);
  const { clients, personalData } = dictionary;
  const { inactive: words, retention } = personalData;
  const rows = found.slice(0, inactivePageSize);
  const last = rows.at(-1);
  const home = `/${staff.structure.slug}`;
  const here = `${home}/settings/retention/inactive`;
  return (
    <>
      <PageHead title={words.title} above={<Link href={`${home}/settings/retention`}>{retention.title}</Link>} />
      <PageNotice page="settings" parameters={parameters} spaced dictionary={dictionary} />
      <p className="mb-4 text-soft">{words.intro}</p>
      <Sheet>
        {rows.length === 0 ? (
          <EmptyState icon="people" title={words.none.title}>
            {words.none.body}
          </EmptyState>
        ) : (
          <>
            <Table
              caption={words.title}
              columns={[
                { key: 'client', label: clients.columns.client },
                { key: 'since', label: words.since },
                { key: 'actions', label: clients.columns.actions, hidden: true, end: true },
              ]}
            >
              {rows.map((client) => (
                <Row key={client.id}>
                  <RowHead>
                    <Person id={client.id} name={fullName(client)} href={`${home}/clients/${client.id}`}>
                      <Email address={client.email} />
                    </Person>
                  </RowHead>
                  <Cell label={words.since}>
                    {formatShortDay(locale, client.lastChangeAt, staff.structure.timeZone)}
                  </Cell>
                  <Cell end>
                    <span className="inline-flex flex-wrap justify-end gap-2">
                      <RestoreForm
                        action={keepClientAction}
                        fields={{ structure: staff.structure.slug, id: client.id }}
                        label={words.keep}
                        about={fullName(client)}
                      />
                      <ButtonLink size="mini" href={`${home}/clients/${client.id}/data`} prefetch={false}>
                        {words.data}
                        <span className="sr-only">{` ${fullName(client)}`}</span>
                      </ButtonLink>
                    </span>
                  </Cell>
                </Row>
              ))}
            </Table>
            <Pagination
              label={words.title}
              range=""
              previousHref={parameters.after ? here : undefined}
              nextHref={
                found.length > inactivePageSize && last
                  ? `${here}?${new URLSearchParams({ after: inactiveCursor(last) })}`
                  : undefined
              }
              previousLabel={words.first}
              nextLabel={words.next}
            />
          </>
        )}
      </Sheet>
    </>
  );
}
