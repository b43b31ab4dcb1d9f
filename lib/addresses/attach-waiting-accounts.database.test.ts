import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';

const slice = 5_000;
let owner: Staff;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
});

test(`attaches each waiting account of a slice of ${slice} clients once, and only in its structure`, async () => {
  const { pool } = connection();
  const structureId = owner.structure.id;
  await pool.query(
    `insert into app_account (id, email, email_key, last_name)
     select gen_random_uuid(), e, e, 'Durand' from (select 'p' || n || '@exemple.example' as e from generate_series(1,
       $1::int, 2) n) emails`,
    [slice],
  );
  const { rows } = await pool.query<{ id: string }>(
    `insert into client (structure_id, id, last_name, email, email_key, source, sort_name, search_text)
     select $1, gen_random_uuid(), 'Durand', e, e, 'import', 'durand', 'durand'
     from (select 'p' || n || '@exemple.example' as e from generate_series(1, $2::int) n) emails returning id`,
    [structureId, slice],
  );
  const ids = rows.map(({ id }) => id);
  await inTransaction(async (tx) => {
    expect(await attachWaitingAccounts(tx, structureId, ids)).toBe(slice / 2);
    expect(await attachWaitingAccounts(tx, structureId, ids)).toBe(0);
    expect(await attachWaitingAccounts(tx, structureId, [])).toBe(0);
  });
  const { rows: events } = await pool.query(
    `select count(*)::int as count from audit_event e join attachment a on a.structure_id = e.structure_id
      and a.client_id = e.client_id
     where e.structure_id = $1 and e.kind = 'account-attached' and a.validation = 'not-needed'`,
    [structureId],
  );
  expect(events).toEqual([{ count: slice / 2 }]);
});
