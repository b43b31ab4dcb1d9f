import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { fold } from '#lib/identity/fold.ts';
import { fill } from './fill.ts';
import { compare } from './rounds.ts';
import type { Stand } from './stand.ts';

const queries = 300;

/**
 * Measures 300 queries as receptionists type them, and the costliest ones, each once a round,
 * against the page floor.
 */
export async function search({ url, slug, staff, cookie }: Stand, rows: number): Promise<object> {
  await fill(staff, rows);
  await addWhatIsSearched(staff);
  const typed = await realShaped(staff);
  const pathOf = (q: string) => `/${slug}/clients?${new URLSearchParams({ q })}`;
  return compare({
    url,
    floor: { paths: ['/bench/clients'], cookie },
    ours: { search: { paths: typed.map(pathOf), cookie }, costliest: { paths: costliest.map(pathOf), cookie } },
    rounds: 5,
    amount: queries,
  });
}

/** Common letters and digits, the commonest name, and texts that no index finds anything for. */
const costliest = [
  'a',
  'ma',
  'xq',
  '3361',
  '0612',
  '1234',
  'martin',
  'adultes',
  '%_\\',
  '@',
  'z'.repeat(200),
  'a b c d',
];

/** Gives the invented clients what a search looks at beside their names. */
async function addWhatIsSearched(staff: Staff): Promise<void> {
  const { pool } = connection();
  await pool.query(
    `with numbered as (select id, row_number() over (order by id) as n from client where structure_id = $1)
     update client c set member_number = 'A-' || lpad(n::text, 7, '0'), birth_date = date '1940-01-01' + (n % 25000)::int,
       second_phone = case when n % 10 = 0 then '+332' || lpad((n * 104729 % 100000000)::text, 8, '0') end,
       groups = case when n % 3 = 0 then array['Adultes', 'Équipe ' || n % 300] else '{}' end,
       note = case when n % 50 = 0 then 'Allergie aux arachides, dossier ' || n || ' ' || md5(n::text) end
     from numbered where c.structure_id = $1 and c.id = numbered.id`,
    [staff.structure.id],
  );
  await pool.query('vacuum full client');
  await pool.query('vacuum (analyze) client');
}

type Person = {
  lastName: string;
  firstName: string;
  email: string;
  phone: string;
  memberNumber: string;
  birthDate: string;
};

/** Queries that people type for a person, and now and then for one who is no client. */
const ways: ((person: Person) => string)[] = [
  ({ lastName }) => lastName,
  ({ lastName }) => fold(lastName),
  ({ lastName }) => fold(lastName).slice(0, 4),
  ({ firstName, lastName }) => `${firstName} ${lastName}`,
  ({ firstName, lastName }) => `${fold(firstName)} ${fold(lastName).slice(0, 3)}`,
  ({ firstName, lastName }) => `${fold(lastName)} ${fold(firstName)}`,
  ({ email }) => email,
  ({ email }) => email.slice(0, email.indexOf('@')),
  ({ phone }) => `0${phone.slice(3, 9)}`,
  ({ phone }) => phone.slice(-4),
  ({ phone }) => phone.slice(5, 10).replace(/(..)/g, '$1 '),
  ({ lastName, phone }) => `${fold(lastName)} ${phone.slice(-5)}`,
  ({ memberNumber }) => memberNumber,
  ({ memberNumber, lastName }) => `${memberNumber.replace(/^A-0*/, '')} ${lastName}`,
  ({ birthDate }) => birthDate,
  ({ lastName }) => fold(lastName).slice(0, 2),
  ({ memberNumber }) => `dossier ${Number(memberNumber.slice(2)) * 50}`,
  ({ lastName }) => `${fold(lastName).slice(0, 5)}xq`,
];

async function realShaped(staff: Staff): Promise<string[]> {
  const { rows } = await connection().pool.query<Person>(
    `select last_name as "lastName", first_name as "firstName", email, phone, member_number as "memberNumber",
       to_char(birth_date, 'DD/MM/YYYY') as "birthDate" from client
     where structure_id = $1 order by hashtext(email_key) limit $2`,
    [staff.structure.id, queries],
  );
  return rows.map((person, index) => (ways[index % ways.length] as (person: Person) => string)(person));
}
