import { connection } from 'next/server';
import { ClientList } from '#components/clients/client-list.tsx';
import { Page } from '#components/page.tsx';
import { demoPeople } from '#lib/clients/demo-people.ts';
import { type ClientPage, pageSize } from '#lib/clients/list-clients.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { formatShortDay } from '#lib/i18n/format.ts';

const rows: ClientPage['rows'] = demoPeople(pageSize, 1).map(({ lastName, firstName, email, phone }, index) => ({
  id: `01900000-0000-7000-8000-${String(index).padStart(12, '0')}`,
  lastName,
  firstName,
  email,
  phone,
  source: 'import',
  createdAt: new Date(Date.UTC(2026, 0, 1 + index)),
  inErp: false,
  erpRemovedAt: null,
}));
const page: ClientPage = { rows, total: 10_001, first: 1, after: Buffer.alloc(60).toString('base64url') };

/** The page floor: the list as staff see it, fed from memory. What it costs, no list can cost less than. */
export default async function ListFloor() {
  await connection();
  return (
    <Page>
      <ClientList
        base="/club-bench"
        query={{ q: '', state: 'all', sort: 'name' }}
        page={page}
        counts={{ all: 10_001, manual: 0, imported: 10_001, former: 0 }}
        importName={null}
        may={{ delete: true, import: true, export: true }}
        managed={false}
        locale="fr"
        showDate={(moment) => formatShortDay('fr', moment, 'Europe/Paris')}
        dictionary={dictionaryOf('fr')}
      />
    </Page>
  );
}
