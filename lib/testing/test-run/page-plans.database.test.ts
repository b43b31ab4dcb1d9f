import { beforeAll, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { registrationsOf } from '#lib/access/registrations-of.ts';
import { parseEventFilter } from '#lib/activity/event-filter.ts';
import { listAuthors } from '#lib/activity/list-authors.ts';
import { listEvents } from '#lib/activity/list-events.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { aliasesOf } from '#lib/addresses/aliases-of.ts';
import { secretHash } from '#lib/app-auth/secret.ts';
import { claimCodesOf } from '#lib/claims/claim-codes-of.ts';
import { countByState } from '#lib/clients/count-by-state.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection } from '#lib/database/connection.ts';
import { productLogin } from '#lib/database/embedded/product-login.ts';
import { enforceRowSecurity } from '#lib/database/row-security/enforce-row-security.ts';
import { enterStructure, inEveryStructure, withScope } from '#lib/database/row-security/scope.ts';
import { listErpEvents } from '#lib/erp/events/list-erp-events.ts';
import { readJournalChoices } from '#lib/erp/overview/read-journal-choices.ts';
import { readInvitations } from '#lib/invitations/read-invitation.ts';
import { countDuplicates } from '#lib/matching/duplicates/list-duplicates.ts';
import { likelyAccounts } from '#lib/matching/likely-accounts.ts';
import { listMatches } from '#lib/matching/list-matches.ts';
import { listMerges } from '#lib/merging/read-separation.ts';
import { countWaiting } from '#lib/requests/count-waiting.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { testDatabase } from '../database.ts';
import { testStaff } from '../staff.ts';
import { plansOf, scannedTables, tellPlans } from './plans.ts';

/**
 * Clients of the structure, and of another one beside which its rows are few: reading a whole table
 * is never the shortest way to them. Each table below has a row for every sixth one at least.
 */
const sizes = { own: 3_000, other: 30_000 };
/** Rows from which on a table counts as one that grows: more than the structure's own. */
const many = 5_000;
const token = 'a token of the tests';

let staff: Staff;
let clientId: string;
let bigTables: string[];

beforeAll(async () => {
  const ownerUrl = await testDatabase();
  staff = await testStaff();
  await fill(staff, sizes.own);
  await fill(await testStaff(), sizes.other);
  const { pool } = connection();
  await pool.query('vacuum (analyze)');
  const { rows } = await pool.query<{ relname: string }>(
    `select relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'structure_id'
     where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples >= $1`,
    [many],
  );
  bigTables = rows.map(({ relname }) => relname);
  const attached = await pool.query<{ client_id: string; account_id: string }>(
    'select client_id, account_id from attachment where structure_id = $1 and client_id is not null limit 1',
    [staff.structure.id],
  );
  clientId = attached.rows[0]?.client_id ?? '';
  await pool.query('update app_token set token_hash = $1 where account_id = $2', [
    secretHash(token),
    attached.rows[0]?.account_id,
  ]);
  const url = await productLogin(ownerUrl, 'a password of the tests', 'club_of_plans');
  await enforceRowSecurity(ownerUrl, 'club_of_plans');
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_ROW_SECURITY: 'on' });
  await tellPlans(ownerUrl);
}, 300_000);

/** Fills what grows with a structure, half of its accounts without a client. */
async function fill({ id: staffId, structure }: Staff, size: number): Promise<void> {
  const statements = [
    `insert into client (structure_id, id, last_name, first_name, email, email_key, phone, member_number, source, sort_name,
       search_text, created_by_id)
     select $1::uuid, gen_random_uuid(), name, first, mail, mail, '+336' || lpad((n * 7919 % 100000000)::text, 8, '0'), 'A-' || n,
       'manual', lower(name || ' ' || first), lower(name || ' ' || first || ' ' || replace(mail, '.', ' ')), $2::uuid
     from generate_series(1, ${size}) n, lateral (select 'Martin' || md5((n % 5000)::text) as name, 'Zoe' || n % 100 as first,
       'p' || n || '.' || right($1::uuid::text, 8) || '@exemple.example' as mail) person`,
    `insert into app_account (id, email, email_key, first_name, last_name)
     select gen_random_uuid(), 'app.' || email, 'app.' || email_key, first_name, last_name from client where structure_id = $1::uuid and $2::uuid <> $1::uuid`,
    `insert into app_token (id, account_id, token_hash, bound_at, home_id, last_name, device_model, platform)
     select gen_random_uuid(), id, id::text, now(), $1::uuid, last_name, 'Pixel 8', 'android' from app_account p
     where not exists (select from app_token t where t.account_id = p.id) and $2::uuid <> $1::uuid`,
    `insert into attachment (structure_id, id, account_id, client_id, validation, attached_at)
     select $1::uuid, gen_random_uuid(), p.id, c.id, 'not-needed', now() from client c
     join app_account p on p.email_key = 'app.' || c.email_key where c.structure_id = $1::uuid and c.email_key < 'p5' and $2::uuid <> $1::uuid`,
    `insert into attachment (structure_id, id, account_id, validation, requested_at)
     select $1::uuid, gen_random_uuid(), p.id, 'pending', now() from client c
     join app_account p on p.email_key = 'app.' || c.email_key where c.structure_id = $1::uuid and c.email_key > 'p8' and $2::uuid <> $1::uuid`,
    `insert into audit_event (structure_id, id, kind, staff_id, client_id, details)
     select $1::uuid, gen_random_uuid(), 'client-edited', $2::uuid, id, '{"changes": {}}' from client where structure_id = $1::uuid`,
    `insert into erp_event (structure_id, id, connection_id, webhook_id, type, erp_id, payload, verdict, client_id)
     select $1::uuid, gen_random_uuid(), $2::uuid, id, 'client.updated', 'C-' || id, '{}', 'applied', id from client where structure_id = $1::uuid`,
  ];
  for (const statement of statements) await connection().pool.query(statement, [structure.id, staffId]);
}

const search = (q: string) => () => listClients(staff, parseListQuery({ q }));

const pages: Record<string, () => Promise<unknown>> = {
  'the list': async () => {
    const page = await listClients(staff, parseListQuery({}));
    if (!page.ok) throw new Error('no page');
    const ids = page.value.rows.map(({ id }) => id);
    expect(ids).toHaveLength(50);
    await Promise.all([
      countByState(staff),
      registrationsOf(staff, ids),
      readInvitations(staff, ids),
      countWaiting(staff),
    ]);
  },
  'the newest of the list': () => listClients(staff, parseListQuery({ sort: 'newest' })),
  'a search for a name': search('martin zoe'),
  'a search for a part of an address': search('p1234'),
  'a search for digits': search('791979'),
  'a search for a member number': search('A-1234'),
  'a search for two letters': search('zo'),
  'a search for a name and an initial': search('martin z'),
  'a search for a name and digits': search('zoe 91979'),
  'a search for four initials': search('a b c d'),
  'a search that finds nothing': search('zzzzxq'),
  'a client': async () => {
    const client = await readClient(staff, clientId);
    if (!client) throw new Error('no client');
    const verdict = await readVerdict(staff, { clientId });
    expect(verdict?.facts.account).toBeTruthy();
    await Promise.all([
      clientHistory(staff, clientId),
      aliasesOf(staff, clientId),
      claimCodesOf(staff, clientId),
      listMerges(staff, clientId),
      likelyAccounts(staff, { ...client, clientId }),
    ]);
  },
  'the access check': async () => {
    const verdict = await inEveryStructure(() => checkAccess(token, staff.structure.slug));
    expect(verdict).not.toBeNull();
  },
  'the requests': () => listRequests(staff),
  'the matches': async () => {
    expect((await listMatches(staff, undefined)).rows.length).toBeGreaterThan(0);
    await countDuplicates(staff);
  },
  'the history of the structure': () => Promise.all([listEvents(staff, parseEventFilter({})), listAuthors(staff)]),
  'the journal of the ERP': () => Promise.all([listErpEvents(staff, {}), readJournalChoices(staff)]),
};

test('sees a scan of a whole table', async () => {
  const count = () => connection().pool.query(`select count(*) from client where note = 'x'`);
  expect((await plansOf(count)).flatMap(scannedTables)).toContain('client');
});

test.each(Object.keys(pages))('opens %s without a scan of all structures', async (name) => {
  const open = pages[name] as () => Promise<unknown>;
  const statements = await plansOf(() =>
    withScope('none', async () => {
      enterStructure(staff.structure.id);
      await open();
    }),
  );
  expect(statements.length).toBeGreaterThan(0);
  const scans = statements.flatMap((statement) =>
    scannedTables(statement)
      .filter((table) => bigTables.includes(table))
      .map((table) => `${table}: ${statement.text}`),
  );
  expect(scans).toEqual([]);
});

test.each([
  ['zxq', 'client_structure_id_search_text_idx'],
  ['xq', 'client_structure_id_search_text_idx'],
  ['q x w y', 'client_structure_id_search_text_idx'],
  ['791979', 'client_structure_id_phone_digits_idx'],
  ['A-1234', 'client_structure_id_member_key_idx'],
])('finds %j by %s, although PostgreSQL holds the rows back', async (q, index) => {
  const statements = await plansOf(() =>
    withScope('none', async () => {
      enterStructure(staff.structure.id);
      await search(q)();
    }),
  );
  const nodes = statements.flatMap((statement) => statement.nodes);
  expect(nodes.map((node) => node['Index Name'])).toContain(index);
});

test('finds the refusal of a request among refusals, not in the whole history', async () => {
  const statements = await plansOf(() => listRequests(staff));
  const nodes = statements.flatMap((statement) => statement.nodes);
  const history = nodes.filter((node) => node['Relation Name'] === 'audit_event');
  expect(history.map((node) => node['Index Name'])).toEqual(['audit_event_refused_idx']);
});

test('looks at the tables that grow with a structure', () => {
  const filled = ['client', 'attachment', 'unlinked_account', 'audit_event', 'erp_event'];
  expect(bigTables).toEqual(expect.arrayContaining(filled));
});
