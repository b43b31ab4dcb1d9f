import { beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { connection } from './connection.ts';

/**
 * The tables that belong to no structure. Whatever else is in the schema must carry `structure_id`.
 */
const globalTables = [
  'structure',
  'staff_account',
  'email_change',
  'second_factor',
  'recovery_code',
  'passkey',
  'spent_challenge',
  'sign_in_challenge',
  'staff_session',
  'throttle',
  'sign_in_address',
  'mail_pace',
  'main_key',
  'erasure_key',
  'last_backup',
  'password_reset',
  'security_event',
  'app_account',
  'app_token',
  'app_token_hash',
  'app_proof',
  '_prisma_migrations',
];

/**
 * Every way in which a table breaks docs/decisions/005-composite-tenant-keys.md, as sentences; read
 * from the catalogue, not the schema file.
 */
const breachesOfTheRule = `
  with tables as (
    select c.oid, c.relname as name, a.attnum as structure_id, coalesce(a.attnotnull, false) as filled
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    left join pg_attribute a on a.attrelid = c.oid and a.attname = 'structure_id' and not a.attisdropped
    where c.relkind in ('r', 'p')
  )
  select name || ': has no structure_id and is not listed as global' as breach from tables
  where structure_id is null and name <> all ($1)
  union all
  select name || ': structure_id may be null' from tables
  where structure_id is not null and not filled
  union all
  select name || ': has no primary key' from tables
  where not exists (select from pg_index i where i.indrelid = tables.oid and i.indisprimary)
  union all
  select name || ': ' || i.indexrelid::regclass || ' is unique and does not begin with structure_id'
  from tables join pg_index i on i.indrelid = tables.oid and i.indisunique
  where structure_id is not null and i.indkey[0] <> structure_id
  union all
  select f.name || ': ' || k.conname || ' refers to ' || t.name || ' without structure_id first'
  from pg_constraint k join tables f on f.oid = k.conrelid join tables t on t.oid = k.confrelid
  where k.contype = 'f' and t.structure_id is not null
    and (k.conkey[1] is distinct from f.structure_id or k.confkey[1] is distinct from t.structure_id)
  order by 1`;

async function breaches(): Promise<string[]> {
  const { rows } = await connection().pool.query<{ breach: string }>(breachesOfTheRule, [globalTables]);
  return rows.map(({ breach }) => breach);
}

beforeAll(async () => {
  await testDatabase();
});

test('lets no row of any table refer to another structure', async () => {
  expect(await breaches()).toEqual([]);
});

test('lists only global tables that exist', async () => {
  const { rows } = await connection().pool.query('select relname from pg_class where relname = any ($1)', [
    globalTables,
  ]);
  expect(rows).toHaveLength(globalTables.length);
});

test.each([
  [
    'a forgotten structure',
    'create table bad (id uuid primary key)',
    ['bad: has no structure_id and is not listed as global'],
  ],
  [
    'a nullable structure',
    'create table bad (structure_id uuid, id uuid, primary key (id))',
    ['bad: bad_pkey is unique and does not begin with structure_id', 'bad: structure_id may be null'],
  ],
  ['no key', 'create table bad (structure_id uuid not null)', ['bad: has no primary key']],
  [
    'the structure last in the key',
    'create table bad (structure_id uuid, id uuid, primary key (id, structure_id))',
    ['bad: bad_pkey is unique and does not begin with structure_id'],
  ],
  [
    'uniqueness across structures',
    'create table bad (structure_id uuid, id uuid, name text unique, primary key (structure_id, id))',
    ['bad: bad_name_key is unique and does not begin with structure_id'],
  ],
  [
    'uniqueness of an expression',
    'create table bad (structure_id uuid, id uuid, primary key (structure_id, id)); create unique index bad_x on bad (lower(id::text), structure_id)',
    ['bad: bad_x is unique and does not begin with structure_id'],
  ],
  [
    'a reference that crosses structures',
    `create table bad (structure_id uuid, id uuid, other uuid, primary key (structure_id, id),
       constraint crossing foreign key (other, id) references client (structure_id, id))`,
    ['bad: crossing refers to client without structure_id first'],
  ],
])('the rule notices %s', async (_name, statement, expected) => {
  const { pool } = connection();
  await pool.query(statement);
  try {
    expect(await breaches()).toEqual(expected);
  } finally {
    await pool.query('drop table bad');
  }
});
