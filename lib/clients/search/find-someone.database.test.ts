import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { formatPhone } from '#lib/identity/phone.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { listClients } from '../list-clients.ts';
import { parseListQuery } from '../list-query.ts';
import { memberKey } from './member-key.ts';

/** Random searches of each property; `npm run test:endurance` tries 3,000. */
const runs = Number(process.env.SEARCH_RUNS ?? 50);

let club: Staff;

/** First name, last name, and what else is known. */
const people: [string, string, Record<string, string>][] = [
  ['Cora', 'Astier', { phone: '+33641003001' }],
  ['Gil', 'Astier', { phone: '+33641003002' }],
  ['Léa', 'Astier', { phone: '06 41 00 30 03 (maman)' }],
  ['Tim', 'Astier', { phone: '+33641003004', secondPhone: '+33241003004' }],
  ['Pénélope', 'Ulysse', { memberNumber: 'A-00451' }],
  ['Homère', 'Ulysse', { memberNumber: '00452' }],
  ['Circé', 'Ulysse', { memberNumber: '2024-0012' }],
  ['Björn', 'Müller-Jäger', {}],
  ['Kåre', 'Strauß', {}],
  ['Søren', 'Kjær', {}],
  ['Jürgen', 'Mueller', {}],
  ['Łucja', 'Œuvrard', {}],
  ['Hélène', 'Dupré', { phone: '07 55 41 00 99', birthDate: '12/03/1985' }],
  ['Paul', 'Dupré', { groups: 'Débutants, U13 compétition', note: 'Allergie : arachides.\nVient à vélo.' }],
  ['Brian', 'Martin-O’Brien', { phone: '+44 7911 123456' }],
];

beforeAll(async () => {
  await testDatabase();
  club = await testStaff();
  for (const [index, [firstName, lastName, known]] of people.entries()) {
    // The mailbox is searched too: it has no digit, and no name begins like it.
    const email = `qq${String.fromCharCode(97 + index)}@z.example`;
    await addTestClient(club, { firstName, lastName, email, ...known });
  }
  await addTestClient(await testStaff(), { lastName: 'Astier', phone: '+33641003001', memberNumber: '452' });
});

async function find(q: string): Promise<string[]> {
  const page = await listClients(club, parseListQuery({ q }));
  if (!page.ok) throw new Error(page.problem);
  return page.value.rows.map(({ firstName }) => firstName).sort();
}

describe('finds by digits of a phone', () => {
  test.each([
    ['06 41 00 30 01', ['Cora']],
    ['06.41.00.30.01', ['Cora']],
    ['0641003003', ['Léa']],
    ['+33 6 41 00 30 03', ['Léa']],
    ['06 41 00 30 04', ['Tim']],
    ['3001', ['Cora']],
    ['+33 (0)6 41 00', ['Cora', 'Gil', 'Léa', 'Tim']],
    ['0033641003001', ['Cora']],
    ['tel:+33641003002', ['Gil']],
    ['02 41 00 30 04', ['Tim']],
    ['06 41 00 30 04 / 02 41 00 30 04', ['Tim']],
    ['4100', ['Cora', 'Gil', 'Hélène', 'Léa', 'Tim']],
    ['dupré 4100', ['Hélène']],
    ['4100 dupre', ['Hélène']],
    ['astier 3003', ['Léa']],
    ['07911 123456', ['Brian']],
    ['+44 7911', ['Brian']],
    ['410', []],
    ['9999 4100', []],
  ])('%j', async (q, expected) => {
    expect(await find(q)).toEqual(expected);
  });

  test('every run of four digits or more, in any writing', async () => {
    const phones = ['+33641003001', '+33241003004', '+33755410099'];
    const owners: Record<string, string> = { '+33641003001': 'Cora', '+33241003004': 'Tim', '+33755410099': 'Hélène' };
    const separators = fc.constantFrom('', ' ', '.', '-', ' - ', '/');
    const typed = fc
      .tuple(fc.constantFrom(...phones), fc.boolean(), fc.nat(20), fc.integer({ min: 4, max: 11 }), separators)
      .map(([phone, national, from, length, separator]) => {
        const digits = (national ? formatPhone(phone, 'FR') : phone).replace(/\D/g, '');
        const run = digits.slice(from % (digits.length - 3)).slice(0, length);
        return { phone, q: run.replace(/(..)(?=.)/g, `$1${separator}`) };
      });
    await fc.assert(
      fc.asyncProperty(typed, async ({ phone, q }) => {
        expect(await find(q)).toContain(owners[phone]);
      }),
      { numRuns: runs },
    );
  });
});

describe('finds by member number, birth date, spelling, group and note', () => {
  test.each([
    ['a-00451', ['Pénélope']],
    ['A00451', ['Pénélope']],
    ['A-451', ['Pénélope']],
    ['a 451', ['Pénélope']],
    ['n° A-451', ['Pénélope']],
    ['451', ['Pénélope']],
    ['452', ['Homère']],
    ['452 ulysse', ['Homère']],
    ['ulysse n°452', ['Homère']],
    ['n° 00452', ['Homère']],
    ['#00452', ['Homère']],
    ['2024/0012', ['Circé']],
    ['20240012', ['Circé']],
    ['12/03/1985', ['Hélène']],
    ['12.03.85', ['Hélène']],
    ['1985-03-12', ['Hélène']],
    ['12 mars 1985', ['Hélène']],
    ['March 12, 1985', ['Hélène']],
    ['dupre 12/3/1985', ['Hélène']],
    ['née le 12/03/1985', ['Hélène']],
    ['paul 12/03/1985', []],
    ['mueller', ['Björn', 'Jürgen']],
    ['müller', ['Björn', 'Jürgen']],
    ['muller', ['Björn']],
    ['jaeger', ['Björn']],
    ['jager müller', ['Björn']],
    ['bjoern', ['Björn']],
    ['strauss', ['Kåre']],
    ['STRAUß', ['Kåre']],
    ['kaare', ['Kåre']],
    ['soeren', ['Søren']],
    ['soren kjaer', ['Søren']],
    ['lucja oeuvrard', ['Łucja']],
    ['debutants', ['Paul']],
    ['u13', ['Paul']],
    ['dupré arachide', ['Paul']],
    ['velo', ['Paul']],
    ["martin o'brien", ['Brian']],
    ['martin o brien', ['Brian']],
    ['ul', ['Circé', 'Homère', 'Pénélope']],
    ['l', ['Léa', 'Łucja']],
  ])('%j', async (q, expected) => {
    expect(await find(q)).toEqual(expected);
  });
});

test('counts a client once whom several readings find, and finds the groups that were merged', async () => {
  const twice = await testStaff();
  const known = { lastName: 'Doublon', email: 'd4510@z.example', phone: '+33641004510', memberNumber: '4510' };
  await addTestClient(twice, { ...known, groups: 'Anciens', note: 'dossier 4510' });
  const { pool } = connection();
  await pool.query(
    `with now as (insert into client_group (structure_id, name, key) values ($1, 'Vétérans', 'veterans') returning id)
     update client_group set key = null, former_key = 'anciens', into_id = now.id from now where structure_id = $1`,
    [twice.structure.id],
  );
  const totals = ['4510', 'doublon 4510', 'veterans', 'doublon veter', 'anciens'].map(async (q) => {
    const page = await listClients(twice, parseListQuery({ q }));
    return page.ok && [page.value.total, page.value.rows.length, page.value.counts?.manual];
  });
  const once = [1, 1, 1];
  expect(await Promise.all(totals)).toEqual([once, once, once, once, [0, 0, 0]]);
});

test('reads member numbers as the database does', async () => {
  const number = fc.string({ unit: fc.constantFrom(...'aZ019-. /é°'), maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(number, async (text) => {
      const { rows } = await connection().pool.query<{ key: string }>('select member_key($1) as key', [text]);
      expect(rows[0]?.key).toBe(memberKey(text) ?? 'x');
    }),
    { numRuns: runs },
  );
});
