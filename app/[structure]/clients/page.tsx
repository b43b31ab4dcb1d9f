import { redirect } from 'next/navigation';
import { clientAddress } from '#components/clients/client-address.ts';
import { ClientList } from '#components/clients/client-list.tsx';
import { DeleteDialog } from '#components/clients/delete-dialog.tsx';
import { readSelection } from '#components/clients/selection.ts';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Live } from '#components/live/live.tsx';
import { Page } from '#components/page/page.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { RefuseDialog } from '#components/registrations/refuse-dialog.tsx';
import { registrationsOf } from '#lib/access/registrations-of.ts';
import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { isOfErp } from '#lib/addresses/is-of-erp.ts';
import { fullName } from '#lib/clients/client.ts';
import { countByState, countClientsOf } from '#lib/clients/count-by-state.ts';
import { readGroup } from '#lib/clients/groups/list-groups.ts';
import { isNarrowed, listClients } from '#lib/clients/list-clients.ts';
import { type ListQuery, listParameters, parseListQuery } from '#lib/clients/list-query.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { suggestNames } from '#lib/clients/search/suggest-names.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatAgo, formatShortDay } from '#lib/i18n/format.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import { readInvitations } from '#lib/invitations/read-invitation.ts';
import { readWaiting } from '#lib/requests/read-request.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { refuseAction, rowAction } from '../access/access-actions.ts';
import { StoppedNotice } from '../outbox/stopped-notice.tsx';
import { undoNotice } from '../requests/undo-notice.tsx';
import { waitingCounts } from '../waiting-counts.ts';
import { deleteClientAction } from './delete-client-action.ts';
import { DeviceLines } from './device-lines.tsx';
import { restoreClientAction } from './restore-client-action.ts';

export default async function ClientsPage({ params, searchParams }: PageProps<'/[structure]/clients'>) {
  const { structure: slug } = await params;
  const parameters = await searchParams;
  const query = parseListQuery(parameters);
  const staff = await requireStaff(slug, 'clients.read', `/${slug}/clients`);
  const [
    { managed },
    locale,
    { page, registrations, invitations, counts, size, suggestions },
    brought,
    toDelete,
    toRefuse,
    changed,
    group,
  ] = await Promise.all([
    waitingCounts(staff),
    currentLocale(),
    readPage(staff, query),
    query.import ? readImport(staff, query.import) : null,
    typeof parameters.delete === 'string' && may(staff, 'clients.delete') ? readClient(staff, parameters.delete) : null,
    readWaiting(staff, parameters.refuse),
    typeof parameters.client === 'string' ? readClient(staff, parameters.client) : null,
    query.group ? readGroup(staff, query.group) : null,
  ]);
  const only = parameters.open === '1' && query.q && page.ok && page.value.total === 1 ? page.value.rows[0] : undefined;
  const dictionary = dictionaryOf(locale);
  const base = `/${staff.structure.slug}`;
  const list = listParameters(query).toString();
  const here = list ? `${base}/clients?${list}` : `${base}/clients`;
  // Enter counts once: a list that is refreshed later opens no client.
  if (parameters.open === '1') redirect(only ? clientAddress(`${base}/clients/${only.id}`, list) : here);
  const now = new Date();
  const { timeZone } = staff.structure;
  const showDate = (moment: Date) => formatShortDay(locale, moment, timeZone);
  const { broughtBy, broughtByUnknown } = dictionary.clients;
  const importName = brought ? broughtBy(brought.fileName, showDate(brought.createdAt)) : broughtByUnknown;
  const undoable = parameters.notice === 'client-deleted' && changed?.deletedAt && may(staff, 'clients.restore');

  return (
    <Page
      dialog={
        toDelete && !toDelete.deletedAt && !isOfErp(toDelete) ? (
          <DeleteDialog
            action={deleteClientAction}
            fields={{ structure: staff.structure.slug, id: toDelete.id, list }}
            cancelHref={here}
            name={fullName(toDelete)}
            words={dictionary.clients}
          >
            <DeviceLines staff={staff} clientId={toDelete.id} when="asked" words={dictionary.clients} />
          </DeleteDialog>
        ) : (
          toRefuse && (
            <RefuseDialog
              request={toRefuse}
              action={refuseAction}
              fields={{ structure: staff.structure.slug, at: 'list', of: list }}
              cancelHref={here}
              words={dictionary.registrations}
            />
          )
        )
      }
    >
      <Live slug={staff.structure.slug} topics={['clients']} />
      <PageNotice
        page="clients"
        parameters={parameters}
        name={changed ? fullName(changed) : ''}
        action={
          undoable ? (
            <ButtonForm action={restoreClientAction} fields={{ structure: staff.structure.slug, id: changed.id, list }}>
              {dictionary.clients.undo}
            </ButtonForm>
          ) : (
            undoNotice(parameters, { structure: staff.structure.slug, at: 'list', of: list }, dictionary)
          )
        }
        detail={
          parameters.notice === 'client-deleted' &&
          changed?.deletedAt && (
            <DeviceLines staff={staff} clientId={changed.id} when="deleted" words={dictionary.clients} />
          )
        }
        base={base}
        spaced
        dictionary={dictionary}
      />
      <StoppedNotice staff={staff} locale={locale} words={dictionary.outbox} />
      <ClientList
        base={base}
        query={query}
        page={page.ok ? page.value : null}
        counts={counts}
        size={size}
        suggestions={suggestions}
        importName={query.import ? importName : null}
        groupName={query.group ? (group?.name ?? dictionary.groups.unknown) : null}
        registrations={registrations}
        invitations={invitations}
        rowAction={rowAction}
        may={{
          delete: may(staff, 'clients.delete'),
          import: may(staff, 'imports.run'),
          export: may(staff, 'clients.export'),
          bulk: may(staff, 'clients.bulk'),
        }}
        selection={readSelection(parameters)}
        managed={managed}
        locale={locale}
        showDate={showDate}
        showAgo={(moment) => formatAgo(locale, moment, now, timeZone)}
        dictionary={dictionary}
      />
    </Page>
  );
}

/**
 * One page of clients with their accounts and invitations, how many each filter shows and the
 * structure has, and similar names where a search finds no client.
 */
async function readPage(staff: Staff, query: ListQuery) {
  const counting = isNarrowed(query) ? null : countByState(staff);
  // Awaited below with the rest; a failure of the list comes first and must not leave it unhandled.
  counting?.catch(() => undefined);
  const page = await listClients(staff, query);
  const ids = page.ok ? page.value.rows.map(({ id }) => id) : [];
  const found = page.ok ? page.value.counts : null;
  const [registrations, invitations, counts, size, suggestions] = await Promise.all([
    registrationsOf(staff, ids),
    readInvitations(staff, ids),
    found ?? counting ?? countByState(staff),
    found ? countClientsOf(staff) : null,
    found?.all === 0 && query.q ? suggestNames(staff, query.q) : [],
  ]);
  return { page, registrations, invitations, counts, size: size ?? counts.all, suggestions };
}
