import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { connection } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { plansOf, scannedTables, tellPlans } from '#lib/testing/test-run/plans.ts';

/** Clients of the structure; `npm run test:endurance` has 200,000. */
const size = Number(process.env.GROUP_CLIENTS ?? 20_000);
/** Groups by the share of the clients who are in each: one in so many. */
const shares = [2, 60, 600];

let staff: Staff;

beforeAll(async () => {
  await tellPlans(await testDatabase());
  staff = await testStaff();
  const { pool } = connection();
  const { id } = staff.structure;
  for (const share of shares)
    await pool.query('insert into client_group (structure_id, name, key) values ($1, $2, group_key($2))', [
      id,
      `G${share}`,
    ]);
  await pool.query(
    `insert into client (structure_id, id, last_name, email, email_key, source, sort_name, search_text, group_ids)
     select $1, gen_random_uuid(), 'Martin' || n, mail, mail, 'import', 'martin' || n, mail, array(
       select g.id from client_group g where g.structure_id = $1 and n % substr(g.name, 2)::int = 0)
     from generate_series(1, $2::int) n, lateral (select 'p' || n || '@exemple.example' as mail) address`,
    [id, size],
  );
  await pool.query('vacuum analyze client');
}, 600_000);

test.each(shares)('finds the clients of a group of one in %i without a scan of all clients', async (share) => {
  const { rows } = await connection().pool.query<{ id: string }>('select id from client_group where name = $1', [
    `G${share}`,
  ]);
  const group = rows[0]?.id ?? '';
  const plans = await plansOf(async () => {
    const page = await listClients(staff, parseListQuery({ group }));
    expect(page.ok && page.value.rows).toHaveLength(Math.min(50, Math.floor(size / share)));
  });
  const read = plans.flatMap(({ nodes }) => nodes.flatMap((node) => node['Relation Name'] ?? []));
  expect(read).toContain('client');
  expect(plans.flatMap(scannedTables)).not.toContain('client');
});
