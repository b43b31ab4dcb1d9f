import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { countByState } from '#lib/clients/count-by-state.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { listSorts, listStates, parseListQuery } from '#lib/clients/list-query.ts';
import { connection } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { countBlocks } from '#lib/testing/test-run/count-blocks.ts';
import { clientStateSql } from './registration-state.ts';

let staff: Staff;
/** So many accounts that a state can have more than are sorted (`readByAccountsSql`). */
const clients = 3_500;
/** What a linear reading costs: every client and the account of each, by their keys. */
const maxBlocks = 12 * clients;

beforeAll(async () => {
  await testDatabase();
  staff = await testStaff();
  for (const table of ['client', 'attachment', 'app_account', 'app_token', 'app_proof'])
    await connection().pool.query(`alter table ${table} set (autovacuum_enabled = false)`);
  await fill();
});

/** Of a hundred clients 60 are registered, 3 wait and 1 is refused. */
async function fill(): Promise<void> {
  const { pool } = connection();
  const validation = `case when n % 100 < 60 then 'validated' when n % 100 < 63 then 'pending'
    when n % 100 < 64 then 'refused' end`;
  const address = `lateral (select 'p' || n || '@exemple.example' as mail) address`;
  await pool.query(
    `insert into client (structure_id, id, last_name, first_name, email, email_key, source, sort_name, search_text,
       erp_removed_at)
     select $1, md5('c' || n)::uuid, 'Martin' || n % 10, 'Zoé' || n, mail, mail,
       (array['manual', 'import'])[1 + n % 2]::client_source, 'martin' || n % 10 || ' zoe' || n, mail,
       case when n % 50 = 0 then now() end
     from generate_series(1, $2::int) n, ${address}`,
    [staff.structure.id, clients],
  );
  await pool.query(
    `insert into app_account (id, email, email_key, last_name)
     select md5('a' || n)::uuid, mail, mail, 'Martin' from generate_series(1, $1::int) n, ${address}`,
    [clients],
  );
  await pool.query(
    `insert into attachment (structure_id, id, account_id, client_id, validation)
     select $1, md5('t' || n)::uuid, md5('a' || n)::uuid, md5('c' || n)::uuid, (${validation})::validation
     from generate_series(1, $2::int) n where ${validation} is not null`,
    [staff.structure.id, clients],
  );
}

const cases = listStates.flatMap((state) => listSorts.map((sort) => [state, sort] as const));

test.each(cases)('reads few blocks before the first ANALYZE: %s by %s', async (state, sort) => {
  const query = { ...parseListQuery({}), state, sort };
  const blocks = await countBlocks(async () => expect(await listClients(staff, query)).toMatchObject({ ok: true }));
  // By an account of every other client for each client, these are millions.
  expect(blocks).toBeLessThan(maxBlocks);
});

test('reads few blocks to count what each filter would show', async () => {
  expect(await countBlocks(() => countByState(staff))).toBeLessThan(maxBlocks);
});

test.each(['pending', 'registered'] as const)(
  'shows the same page of %s by accounts and along the order',
  async (state) => {
    const page = async (sort: 'name' | 'newest', after?: string) => {
      const answer = await listClients(staff, { ...parseListQuery({}), state, sort, ...(after && { after }) });
      if (!answer.ok) throw new Error(answer.problem);
      return answer.value;
    };
    const expected = async () => {
      const { rows } = await connection().pool.query<{ id: string }>(
        `select id from client where structure_id = $1 and ${clientStateSql(state)} order by sort_name, id limit 100`,
        [staff.structure.id],
      );
      return rows.map(({ id }) => id);
    };
    const walked = async () => {
      const first = await page('name');
      const second = first.after ? await page('name', first.after) : { rows: [] };
      return [...first.rows, ...second.rows].map(({ id }) => id);
    };
    expect(await walked()).toEqual(await expected());
    // Beyond so many accounts of a state the page is read along the order.
    await connection().pool.query(
      `update attachment set validation = $2::validation where structure_id = $1 and validation <> $2::validation`,
      [staff.structure.id, state === 'pending' ? 'pending' : 'validated'],
    );
    expect(await walked()).toEqual(await expected());
  },
);
