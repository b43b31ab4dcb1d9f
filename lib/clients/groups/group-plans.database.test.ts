import type pg from 'pg';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { connection } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';

/** Clients of the structure; `npm run test:endurance` has 200,000. */
const size = Number(process.env.GROUP_CLIENTS ?? 20_000);
/** Groups by the share of the clients who are in each: one in so many. */
const shares = [2, 60, 600];

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
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

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };

/** Returns the plans of the statements about clients that are run meanwhile, as they are run. */
async function plansOf(run: () => Promise<unknown>): Promise<Plan[]> {
  const plans: Plan[] = [];
  const { pool } = connection();
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const spy = vi.spyOn(pool, 'connect').mockImplementation(async () => {
    const client = await connect();
    const query = client.query.bind(client) as (sql: string, values?: unknown[]) => Promise<pg.QueryResult>;
    const explained = async (sql: string, values?: unknown[]) => {
      if (/from client\b/.test(sql)) {
        const { rows } = await query(`explain (format json) ${sql}`, values);
        plans.push(rows[0]['QUERY PLAN'][0].Plan);
      }
      return query(sql, values);
    };
    return new Proxy(client, {
      get: (target, name) => {
        if (name === 'query') return explained;
        const value = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  });
  await run();
  spy.mockRestore();
  return plans;
}

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

test.each(shares)('finds the clients of a group of one in %i without a scan of all clients', async (share) => {
  const { rows } = await connection().pool.query<{ id: string }>('select id from client_group where name = $1', [
    `G${share}`,
  ]);
  const group = rows[0]?.id ?? '';
  const plans = await plansOf(async () => {
    const page = await listClients(staff, parseListQuery({ group }));
    expect(page.ok && page.value.rows).toHaveLength(Math.min(50, Math.floor(size / share)));
  });
  const nodes = plans.flatMap(nodesOf);
  expect(nodes.filter((node) => node['Relation Name'] === 'client').length).toBeGreaterThan(0);
  expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'client')).toEqual([]);
});
