import { expect, test } from 'vitest';
import { connection } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { candidatesSql } from './candidates-sql.ts';
import { searchKeysOf } from './search-keys.ts';

test.each(['free', 'all', 'present'] as const)('searches once a person before the first ANALYZE: %s', async (among) => {
  await testDatabase();
  const { structure } = await testStaff();
  await connection().pool.query('alter table client set (autovacuum_enabled = false)');
  await connection().pool.query(
    `insert into client (structure_id, id, last_name, first_name, email, email_key, source, sort_name, search_text)
     select $1, gen_random_uuid(), 'Martin' || n % 10, 'Zoé' || n % 6, mail, mail, 'manual',
       'martin' || n % 10 || ' zoe' || n % 6, mail
     from generate_series(1, 200) n, lateral (select 'p' || n || '@exemple.example' as mail) address`,
    [structure.id],
  );
  const people = Array.from({ length: 51 }, (_, index) =>
    searchKeysOf(
      {
        key: `${index}`,
        accountId: crypto.randomUUID(),
        firstName: `Zoé${index % 6}`,
        lastName: `Martin${index % 10}`,
        emailKey: `p${index}@autre.example`,
        phone: null,
        birthDate: null,
        invitedClientId: null,
      },
      index,
    ),
  );
  const { rows } = await connection().pool.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, buffers, format json) ${candidatesSql(among)}`,
    [structure.id, JSON.stringify(people)],
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  // Searched for each of the clients too, these are over 300,000.
  expect(plan?.['Shared Hit Blocks']).toBeLessThan(20_000);
});

type Plan = { 'Shared Hit Blocks': number };
