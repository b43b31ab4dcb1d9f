import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { encodeCursor } from '#lib/database/keyset.ts';
import { fill } from './fill.ts';
import { compare } from './rounds.ts';
import type { Stand } from './stand.ts';

const accounts = 10_000;
const martins = 10_000;

/**
 * Measures the page of matches with that many clients and 10,000 accounts without one, against an
 * empty page: a page of people known under another address, one in the middle, and the worst case,
 * on which everyone is called Martin, as are 10,000 of the clients. `memory`: the list of clients
 * fed from memory.
 */
export async function matches({ url, slug, staff, cookie }: Stand, rows: number): Promise<object> {
  await fill(staff, rows);
  await nameMartin(staff);
  await registerAccounts(staff);
  const home = `/${slug}/matches`;
  const from = async (offset: number) => [`${home}?after=${await placeAt(staff, offset)}`];
  const ours = {
    first: { paths: [home], cookie },
    middle: { paths: await from(accounts / 2 - 1_000), cookie },
    memory: { paths: ['/bench/clients'], cookie },
    martins: { paths: await from(accounts - 500), cookie },
  };
  return compare({ url, floor: { paths: ['/bench/empty'], cookie }, ours, rounds: 5, amount: 40 });
}

/**
 * Renames one client in ten, or 10,000 of them, to Martin, a hundred for each of a hundred first
 * names.
 */
async function nameMartin({ structure }: Staff): Promise<void> {
  await connection().pool.query(
    `update client c set last_name = 'Martin', first_name = 'Prénom ' || n % 100,
      sort_name = 'martin prenom ' || n % 100,
       search_text = 'martin prenom ' || n % 100 || ' ' || split_part(c.search_text, ' ', 3)
     from (select id, row_number() over (order by hashtext(email_key)) as n from client where structure_id = $1
       limit ${martins}) some_of_them
     where c.structure_id = $1 and c.id = some_of_them.id`,
    [structure.id],
  );
  await connection().pool.query('vacuum (analyze) client');
}

/**
 * Registers accounts of clients under another address, in one of four ways; the oldest 1,000 are
 * called Martin.
 */
async function registerAccounts({ structure }: Staff): Promise<void> {
  const { pool } = connection();
  await pool.query(
    `with people as (
       select row_number() over (order by last_name = 'Martin', hashtext(email_key || 'x')) as n, c.* from client c
         where structure_id = $1
     ), chosen as (
       select * from people where n <= ${accounts - 1_000} or (last_name = 'Martin' and n > (select count(*)
         from people) - 1000)
     ), made as (
       insert into app_account (id, email, email_key, first_name, last_name, phone, created_at)
       select gen_random_uuid(), address, address, first_name, last_name, case when n % 3 = 0 then phone end, now()
       from chosen cross join lateral (select case n % 4
         when 0 then replace(email_key, '@courriel.example', '@couriel.example')
         when 1 then replace(email_key, '@courriel.example', '@gmail.com')
         when 2 then 'autre.adresse' || n || '@free.fr'
         else replace(email_key, '@', '+club@') end as address) written
       returning id, last_name
     )
     insert into app_token (id, account_id, token_hash, bound_at, home_id, last_name, device_model, platform)
     select gen_random_uuid(), id, id::text, now(), $1, last_name, 'Pixel 8', 'android' from made`,
    [structure.id],
  );
  // The latest ones are on the first page.
  await pool.query(
    `update unlinked_account u set since = now() - make_interval(secs => n) from (
       select p.id, row_number() over (order by p.last_name = 'Martin', p.id) as n from app_account p
     ) placed where u.structure_id = $1 and u.account_id = placed.id`,
    [structure.id],
  );
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from unlinked_account where structure_id = $1',
    [structure.id],
  );
  if (rows[0]?.count !== accounts) throw new Error(`${rows[0]?.count} accounts without a client`);
  await pool.query('analyze unlinked_account, app_account, app_token');
}

async function placeAt({ structure }: Staff, offset: number): Promise<string> {
  const { rows } = await connection().pool.query<{ since: Date; id: string }>(
    'select since, account_id as id from unlinked_account where structure_id = $1 order by since desc, account_id desc offset $2 limit 1',
    [structure.id, offset],
  );
  const row = rows[0];
  if (!row) throw new Error('there is no such place');
  return encodeCursor({ value: row.since.toISOString(), id: row.id, index: 0 });
}
