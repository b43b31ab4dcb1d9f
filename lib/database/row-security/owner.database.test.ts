import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { log } from '#lib/log/log.ts';
import { Refusal } from '#lib/refusal.ts';
import { databaseOn, run } from '#lib/testing/test-run/database-server.ts';
import { migrate } from '../migrate.ts';
import { enforceRowSecurity } from './enforce-row-security.ts';
import { everyStructureRole } from './names.ts';

const database = `club_owned_${crypto.randomUUID()}`;
const owner = `${database}_owner`;
const product = `${database}_product`;
let adminUrl: string;

beforeAll(async () => {
  const { url } = inject('testServer');
  adminUrl = databaseOn(url, database);
  for (const role of [owner, product]) await run(url, `create role "${role}" login password 'x'`);
  await run(url, `create database "${database}" owner "${owner}"`);
  await migrate(as(owner));
});

afterAll(async () => {
  const { url } = inject('testServer');
  await run(url, `drop database "${database}" with (force)`);
  for (const role of [owner, product]) await run(url, `drop role "${role}"`);
});

function as(role: string): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = 'x';
  return url.href;
}

async function countClients(role: string, structureId: string): Promise<number> {
  const client = new pg.Client({ connectionString: as(role) });
  await client.connect();
  try {
    await client.query(`select set_config('club.structure', $1, false)`, [structureId]);
    const { rows } = await client.query<{ count: number }>('select count(*)::int as count from client');
    return rows[0]?.count ?? -1;
  } finally {
    await client.end();
  }
}

test('works where the owner is no superuser, once a superuser has made the role for all structures', async () => {
  const enforced = () => enforceRowSecurity(as(owner), product);
  await expect(enforced()).rejects.toThrow(/a superuser has to, once/);
  await expect(enforced()).rejects.toBeInstanceOf(Refusal);
  await run(
    adminUrl,
    `do $$ begin create role ${everyStructureRole} nologin bypassrls; exception when duplicate_object then end $$`,
  );
  await run(adminUrl, `grant pg_read_all_stats, pg_signal_backend to ${everyStructureRole}`);
  await run(adminUrl, `grant ${everyStructureRole} to "${product}"`);
  const lines = vi.spyOn(log, 'warn').mockReturnValue();
  await enforced();
  const told = lines.mock.calls.flatMap(([fields]) => (fields as { statements?: string[] }).statements ?? []);
  lines.mockRestore();
  expect(told).toContain('alter function member_key(text) leakproof');
  expect(told).toContain('alter function phone_digits(text,text) leakproof');
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
  for (const id of [one, other]) {
    await run(as(owner), `insert into structure (id, slug, name) values ('${id}', 'club-${id}', 'Club')`);
    await run(
      as(owner),
      `insert into client (structure_id, id, last_name, first_name, email, email_key, sort_name, search_text, source)
       values ('${id}', gen_random_uuid(), 'A', 'B', 'a@x.example', 'a@x.example', 'a', 'a b', 'manual')`,
    );
  }
  expect(await countClients(owner, '')).toBe(2);
  expect(await countClients(product, one)).toBe(1);
  expect(await countClients(product, '')).toBe(0);
});
