import type { Metadata } from 'next';
import { ClientList } from '#components/clients/client-list.tsx';
import { ClientNotice } from '#components/clients/client-notice.tsx';
import { DeleteDialog } from '#components/clients/delete-dialog.tsx';
import { Live } from '#components/live.tsx';
import { Page } from '#components/page.tsx';
import { fullName } from '#lib/clients/client.ts';
import { countByState } from '#lib/clients/count-by-state.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { listParameters, parseListQuery } from '#lib/clients/list-query.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { isManagedByErp } from '#lib/erp/is-managed.ts';
import { isOfErp } from '#lib/erp/is-of-erp.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatShortDay } from '#lib/i18n/format.ts';
import { readImport } from '#lib/imports/read-import.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { may } from '#lib/staff/permissions.ts';
import { deleteClientAction } from './delete-client-action.ts';
import { restoreClientAction } from './restore-client-action.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: dictionaryOf(await currentLocale()).clients.title };
}

export default async function ClientsPage({ params, searchParams }: PageProps<'/[structure]/clients'>) {
  const { structure: slug } = await params;
  const parameters = await searchParams;
  const query = parseListQuery(parameters);
  const staff = await requireStaff(slug, `/${slug}/clients`);
  const [managed, locale, page, counts, brought, toDelete, changed] = await Promise.all([
    isManagedByErp(staff.structure.id),
    currentLocale(),
    listClients(staff, query),
    countByState(staff),
    query.import ? readImport(staff, query.import) : null,
    typeof parameters.delete === 'string' && may(staff, 'clients.delete') ? readClient(staff, parameters.delete) : null,
    typeof parameters.client === 'string' ? readClient(staff, parameters.client) : null,
  ]);
  const dictionary = dictionaryOf(locale);
  const base = `/${staff.structure.slug}`;
  const list = listParameters(query).toString();
  const showDate = (moment: Date) => formatShortDay(locale, moment, staff.structure.timeZone);
  const { broughtBy, broughtByUnknown } = dictionary.clients;
  const importName = brought ? broughtBy(brought.fileName, showDate(brought.createdAt)) : broughtByUnknown;
  const undoable = parameters.notice === 'client-deleted' && changed?.deletedAt && may(staff, 'clients.restore');

  return (
    <Page
      dialog={
        toDelete &&
        !toDelete.deletedAt &&
        !isOfErp(toDelete) && (
          <DeleteDialog
            action={deleteClientAction}
            fields={{ structure: staff.structure.slug, id: toDelete.id, list }}
            cancelHref={list ? `${base}/clients?${list}` : `${base}/clients`}
            name={fullName(toDelete)}
            words={dictionary.clients}
          />
        )
      }
    >
      <Live slug={staff.structure.slug} topics={['clients']} />
      <ClientNotice
        notice={parameters.notice}
        name={changed ? fullName(changed) : ''}
        undo={undoable ? { action: restoreClientAction, fields: { structure: staff.structure.slug, id: changed.id } } : undefined}
        dictionary={dictionary}
      />
      <ClientList
        base={base}
        query={query}
        page={page.ok ? page.value : null}
        counts={counts}
        importName={query.import ? importName : null}
        may={{ delete: may(staff, 'clients.delete'), import: may(staff, 'imports.run'), export: may(staff, 'clients.export') }}
        managed={managed}
        locale={locale}
        showDate={showDate}
        dictionary={dictionary}
      />
    </Page>
  );
}
