import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { fold } from '#lib/identity/fold.ts';
import { fill } from './fill.ts';
import { compare } from './rounds.ts';
import type { Stand } from './stand.ts';

const queries = 200;

/** Measures 200 queries as receptionists type them, each once a round, against the page floor. */
export async function search({ url, slug, staff, cookie }: Stand, rows: number): Promise<object> {
  await fill(staff, rows);
  const typed = await realShaped(staff);
  const paths = typed.map((q) => `/${slug}/clients?${new URLSearchParams({ q })}`);
  return compare({
    url,
    floor: { paths: ['/bench/clients'], cookie },
    ours: { search: { paths, cookie } },
    rounds: 5,
    amount: queries,
  });
}

type Person = { lastName: string; firstName: string; email: string; phone: string };

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
  ({ lastName }) => `${fold(lastName).slice(0, 5)}xq`,
];

async function realShaped(staff: Staff): Promise<string[]> {
  const { rows } = await connection().pool.query<Person>(
    `select last_name as "lastName", first_name as "firstName", email, phone from client
     where structure_id = $1 order by hashtext(email_key) limit $2`,
    [staff.structure.id, queries],
  );
  return rows.map((person, index) => (ways[index % ways.length] as (person: Person) => string)(person));
}
