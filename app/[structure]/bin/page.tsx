import { Button, ButtonLink } from '#components/button.tsx';
import { RestoreForm } from '#components/clients/bin-notice.tsx';
import { Email } from '#components/email.tsx';
import { EmptyState } from '#components/page/empty-state.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Pagination } from '#components/page/pagination.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { may } from '#lib/actor/permissions.ts';
import { binPageSize, deletedForeverAt, listBin } from '#lib/clients/bin/list-bin.ts';
import { fullName } from '#lib/clients/client.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatShortDay } from '#lib/i18n/format.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { restoreClientAction } from '../clients/restore-client-action.ts';

/** The form that the ticks of the rows belong to: each row has a form of its own. */
const chosenForm = 'restore-chosen';

export default async function BinPage({ params, searchParams }: PageProps<'/[structure]/bin'>) {
  const { structure: slug } = await params;
  const { after } = await searchParams;
  const staff = await requireStaff(slug, 'bin.read', `/${slug}/bin`);
  const [locale, found] = await Promise.all([currentLocale(), listBin(staff, after)]);
  const {
    clients: words,
    bulk,
    invitations: { choose },
  } = dictionaryOf(locale);
  const rows = found.slice(0, binPageSize);
  const home = `/${staff.structure.slug}`;
  const last = rows.at(-1);
  const day = (moment: Date) => formatShortDay(locale, moment, staff.structure.timeZone);

  return (
    <>
      <PageHead
        title={words.bin.title}
        actions={
          rows.length > 0 &&
          may(staff, 'clients.bulk') && (
            <ButtonLink icon="back" href={`${home}/clients/bulk/new?of=trash`}>
              {bulk.what.restoreAll}
            </ButtonLink>
          )
        }
      />
      <p className="mb-4 text-soft">{words.bin.intro}</p>
      <Sheet>
        {rows.length === 0 ? (
          <EmptyState icon="bin" title={words.bin.emptyTitle}>
            {words.bin.emptyBody}
          </EmptyState>
        ) : (
          <>
            {may(staff, 'clients.bulk') && (
              <form id={chosenForm} action={`${home}/clients/bulk/new`} className="px-3.5 pt-3">
                <input type="hidden" name="of" value="trash" />
                <Button size="mini">{bulk.what.restoreChosen}</Button>
              </form>
            )}
            <Table
              caption={words.bin.title}
              columns={[
                { key: 'client', label: words.columns.client },
                { key: 'deleted', label: words.bin.deletedOn },
                { key: 'actions', label: words.columns.actions, hidden: true, end: true },
              ]}
            >
              {rows.map((client) => (
                <Row key={client.id}>
                  <RowHead>
                    <span className="ticked">
                      {may(staff, 'clients.bulk') && (
                        <label>
                          <input
                            type="checkbox"
                            name="choose"
                            value={client.id}
                            form={chosenForm}
                            aria-label={`${choose} ${fullName(client)}`}
                          />
                        </label>
                      )}
                      <Person id={client.id} name={fullName(client)} href={`${home}/clients/${client.id}`}>
                        <Email address={client.email} />
                      </Person>
                    </span>
                  </RowHead>
                  <Cell label={words.bin.deletedOn}>
                    {day(client.deletedAt)}
                    <span className="block text-sm text-soft">
                      {words.bin.goneOn(day(deletedForeverAt(client.deletedAt)))}
                    </span>
                  </Cell>
                  <Cell end>
                    {may(staff, 'clients.restore') && (
                      <RestoreForm
                        action={restoreClientAction}
                        fields={{ structure: staff.structure.slug, id: client.id }}
                        label={words.restore}
                        about={fullName(client)}
                      />
                    )}
                  </Cell>
                </Row>
              ))}
            </Table>
            <Pagination
              label={words.bin.title}
              range=""
              previousHref={after ? `${home}/bin` : undefined}
              nextHref={found.length > binPageSize && last ? `${home}/bin?after=${last.id}` : undefined}
              previousLabel={words.bin.newest}
              nextLabel={words.bin.older}
            />
          </>
        )}
      </Sheet>
    </>
  );
}
