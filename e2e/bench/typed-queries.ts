import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { fold } from '#lib/identity/fold.ts';

const queries = 300;

/** Common letters and digits, the commonest name, and texts that no index finds anything for. */
export const costliest = [
  'a',
  'ma',
  'xq',
  '3361',
  '0612',
  '1234',
  'martin',
  'marie m',
  'adultes',
  'adultes marie',
  'équipe',
  '3361 martin',
  '%_\\',
  '@',
  'z'.repeat(200),
  'a b c d',
];

type Person = {
  lastName: string;
  firstName: string;
  email: string;
  phone: string;
  memberNumber: string;
  birthDate: string;
};

/** What people type for a person, by kind, and now and then for one who is no client. */
const ways: Record<string, (person: Person) => string> = {
  'last name': ({ lastName }) => lastName,
  'last name, plain': ({ lastName }) => fold(lastName),
  'four letters': ({ lastName }) => fold(lastName).slice(0, 4),
  'both names': ({ firstName, lastName }) => `${firstName} ${lastName}`,
  'first name, three letters': ({ firstName, lastName }) => `${fold(firstName)} ${fold(lastName).slice(0, 3)}`,
  'names, plain': ({ firstName, lastName }) => `${fold(lastName)} ${fold(firstName)}`,
  address: ({ email }) => email,
  mailbox: ({ email }) => email.slice(0, email.indexOf('@')),
  'beginning of a phone': ({ phone }) => `0${phone.slice(3, 9)}`,
  'four last digits': ({ phone }) => phone.slice(-4),
  'five digits in pairs': ({ phone }) => phone.slice(5, 10).replace(/(..)/g, '$1 '),
  'name and digits': ({ lastName, phone }) => `${fold(lastName)} ${phone.slice(-5)}`,
  'member number': ({ memberNumber }) => memberNumber,
  'member number and name': ({ memberNumber, lastName }) => `${memberNumber.replace(/^A-0*/, '')} ${lastName}`,
  'birth date': ({ birthDate }) => birthDate,
  'two letters': ({ lastName }) => fold(lastName).slice(0, 2),
  'words of a note': ({ memberNumber }) => `dossier ${Number(memberNumber.slice(2)) * 50}`,
  'unknown name': ({ lastName }) => `${fold(lastName).slice(0, 5)}xq`,
};

/** Returns 300 queries for clients of the structure, by kind, the same each time. */
export async function typedQueries(staff: Staff): Promise<Record<string, string[]>> {
  const { rows } = await connection().pool.query<Person>(
    `select last_name as "lastName", first_name as "firstName", email, phone, member_number as "memberNumber",
       to_char(birth_date, 'DD/MM/YYYY') as "birthDate" from client
     where structure_id = $1 order by hashtext(email_key) limit $2`,
    [staff.structure.id, queries],
  );
  const kinds = Object.entries(ways);
  return Object.fromEntries(
    kinds.map(([kind, type], index) => [kind, rows.filter((_, row) => row % kinds.length === index).map(type)]),
  );
}
