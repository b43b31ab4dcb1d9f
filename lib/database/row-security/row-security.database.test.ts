import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { Refusal } from '#lib/refusal.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { connection, disconnect, prisma } from '../connection.ts';
import { productLogin } from '../embedded/product-login.ts';
import { inTransaction } from '../in-transaction.ts';
import { enforceRowSecurity } from './enforce-row-security.ts';
import { missingLeakproof, missingRoles, missingRules } from './missing-statements.ts';
import { everyStructureRole, productRole } from './names.ts';
import { enterStructure, inEveryStructure, withScope } from './scope.ts';

let ownerUrl: string;
let ours: Staff;
let theirs: Staff;

beforeAll(async () => {
  ownerUrl = await testDatabase();
  const url = await productLogin(ownerUrl, 'a password of the tests');
  await enforceRowSecurity(ownerUrl, productRole);
  await disconnect();
  Object.assign(process.env, { DATABASE_URL: url, DATABASE_ROW_SECURITY: 'on' });
  ours = await testStaff();
  theirs = await testStaff();
  for (const staff of [ours, theirs]) await addTestClient(staff, { lastName: staff.structure.slug });
});

/** Runs work as a request of one structure does once it knows its caller. */
function asRequestOf<Value>({ structure }: Staff, work: () => Promise<Value>): Promise<Value> {
  return withScope('none', async () => {
    enterStructure(structure.id);
    return await work();
  });
}

async function asOwner<Row extends object>(query: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<Row>(query, values)).rows;
  } finally {
    await client.end();
  }
}

const names = async () =>
  (await connection().pool.query<{ name: string }>('select last_name as name from client order by 1')).rows.map(
    ({ name }) => name,
  );

test('secures every table that belongs to a structure', async () => {
  const open = await asOwner(
    `select relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'structure_id' and a.attnotnull
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity
       and exists (select from pg_policy where polrelid = c.oid and polname = 'of_structure'))`,
  );
  expect(open).toEqual([]);
});

test('shows statements without any condition the rows of one structure', async () => {
  expect(await asRequestOf(ours, names)).toEqual([ours.structure.slug]);
  expect(await asRequestOf(theirs, names)).toEqual([theirs.structure.slug]);
  expect(await asRequestOf(ours, () => prisma().client.count())).toBe(1);
  expect(await asRequestOf(ours, () => inTransaction((tx) => tx.client.count()))).toBe(1);
});

test('shows a request nothing before it is known where its caller belongs', async () => {
  expect(await withScope('none', names)).toEqual([]);
  expect(await withScope('none', async () => await prisma().structure.count())).toBe(0);
});

test('takes a connection that is in the scope already, rather than the one that was released last', async () => {
  const here = () => asRequestOf(ours, server);
  const server = async () =>
    (await connection().pool.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid;
  const ofTheirs = await asRequestOf(theirs, async () => {
    const held = await connection().pool.connect();
    // While that one is held, ours gets another.
    const ofOurs = await here();
    held.release();
    return { ofOurs, released: await server() };
  });
  expect(ofTheirs.released).not.toBe(ofTheirs.ofOurs);
  expect([await here(), await asRequestOf(theirs, server), await here()]).toEqual([
    ofTheirs.ofOurs,
    ofTheirs.released,
    ofTheirs.ofOurs,
  ]);
});

test('lets no row be written into another structure, or taken from it', async () => {
  const { id } = theirs.structure;
  await expect(
    asRequestOf(ours, () =>
      connection().pool.query(`insert into client_group (structure_id, name, key) values ($1, 'Judo', 'judo')`, [id]),
    ),
  ).rejects.toThrow(/row-level security/);
  const moved = await asRequestOf(ours, () =>
    connection().pool.query('update client set version = version + 1 where structure_id = $1', [id]),
  );
  const deleted = await asRequestOf(ours, () =>
    connection().pool.query('delete from client where structure_id = $1', [id]),
  );
  expect([moved.rowCount, deleted.rowCount]).toEqual([0, 0]);
  await expect(
    asRequestOf(ours, () => connection().pool.query('update client set structure_id = $1', [id])),
  ).rejects.toThrow(/row-level security/);
});

test('serves every structure where that is asked for, and in jobs', async () => {
  const both = [ours.structure.slug, theirs.structure.slug].sort();
  expect((await names()).sort()).toEqual(both);
  expect((await asRequestOf(ours, () => inEveryStructure(names))).sort()).toEqual(both);
  expect(await asRequestOf(ours, names)).toEqual([ours.structure.slug]);
});

test('keeps requests apart that use the same connections at the same time', async () => {
  const asked = Array.from({ length: 100 }, (_, index) => (index % 3 === 0 ? ours : theirs));
  const seen = await Promise.all(asked.map((staff) => asRequestOf(staff, names)));
  expect(seen).toEqual(asked.map(({ structure }) => [structure.slug]));
});

test('lets no request turn to another structure', async () => {
  const seen = await asRequestOf(ours, async () => [
    enterStructure(theirs.structure.id),
    enterStructure(ours.structure.id),
    await names(),
  ]);
  expect(seen).toEqual([false, true, [ours.structure.slug]]);

  await expect(
    withScope('none', () => {
      enterStructure("' or true --");
      return names();
    }),
  ).rejects.toThrow('named by its id');
});

test('has nothing left to do the second time', async () => {
  for (const [query, values] of [
    [missingRoles, [productRole]],
    [missingRules, [productRole]],
    [missingLeakproof, []],
  ] as const)
    expect(await asOwner(query, [...values])).toEqual([]);
});

describe('finds clients through the index of', () => {
  beforeAll(async () => {
    await asOwner(`insert into client (structure_id, id, last_name, first_name, email, email_key, sort_name, search_text, source,
        phone, member_number)
      select '${ours.structure.id}', gen_random_uuid(), 'Nom' || n, 'Ana', n || '@x.example', n || '@x.example', 'nom' || n,
        'nom' || n || ' ana', 'manual', '+33' || (600000000 + n * 7919), 'A-' || n from generate_series(1, 3000) n`);
    // Empties the list of rows that the index has still to take in, which makes it look costly.
    await asOwner('vacuum analyze client');
  });

  test.each([
    ['names', `search_text like '%nom2999%'`],
    ['names, by the beginning of a word', `search_text ~ '(^| )zo'`],
    ['phones', `phone_digits(phone, second_phone) like '%791979%'`],
    ['member numbers', `member_key(member_number) like '2999%'`],
  ])('%s, as without policies', async (_, condition) => {
    const plan = await asRequestOf(ours, () =>
      inTransaction(async (tx) => {
        await tx.query('set local enable_seqscan = off');
        return tx.query<{ 'QUERY PLAN': string }>(
          `explain select id from client where structure_id = $1 and ${condition}`,
          [ours.structure.id],
        );
      }),
    );
    const lines = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).toMatch(/Index Cond: .*(~~|~>=~|~) '[^']+'/);
  });
});

test.each([
  ['bypasses', 'postgres'],
  ['bypasses', everyStructureRole],
  ['does not exist', 'nobody_of_this_name'],
])('refuses a role that %s', async (reason, role) => {
  await expect(enforceRowSecurity(ownerUrl, role)).rejects.toThrow(reason);
  await expect(enforceRowSecurity(ownerUrl, role)).rejects.toBeInstanceOf(Refusal);
});
