import { connection } from 'next/server';
import { ClientList } from '#components/clients/client-list.tsx';
import { Page } from '#components/page/page.tsx';
import { type ClientPage, pageSize } from '#lib/clients/list-rows.ts';
import { demoPeople } from '#lib/demo/demo-people.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatAgo, formatShortDay } from '#lib/i18n/format.ts';

const rows: ClientPage['rows'] = demoPeople(pageSize, 1).map(({ lastName, firstName, email, phone }, index) => ({
  id: `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  lastName,
  firstName,
  email,
  phone,
  source: 'import',
  createdAt: new Date(Date.UTC(2026, 0, 1 + index)),
  inErp: false,
  formersEnter: null,
  accessUntil: null,
  erpRemovedAt: null,
}));
const page: ClientPage = { rows, total: null, counts: null, first: 1, after: Buffer.alloc(60).toString('base64url') };

/**
 * The page floor: the list as staff see it, fed from memory. What it costs, no list can cost less
 * than.
 */
export default async function ListFloor() {
  await connection();
  return (
    <Page>
      <ClientList
        base="/club-bench"
        query={{ q: '', state: 'all', sort: 'name' }}
        page={page}
        size={10_001}
        suggestions={[]}
        groupName={null}
        counts={{
          all: 10_001,
          'without-access': 0,
          registered: 0,
          'not-registered': 10_001,
          pending: 0,
          refused: 0,
          manual: 0,
          imported: 10_001,
          former: 0,
        }}
        importName={null}
        registrations={new Map()}
        invitations={new Map()}
        rowAction={nothing}
        may={{ delete: true, import: true, export: true, bulk: true }}
        selection={{ mode: 'some', carried: [] }}
        managed={false}
        locale="fr"
        showDate={(moment) => formatShortDay('fr', moment, 'Europe/Paris')}
        showAgo={(moment) => formatAgo('fr', moment, new Date(), 'Europe/Paris')}
        dictionary={dictionaryOf('fr')}
      />
    </Page>
  );
}

/** Nobody presses a button there. */
async function nothing(): Promise<void> {
  'use server';
}
