import type { Staff } from '#lib/actor/staff.ts';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { spellings } from '#lib/clients/search/spellings.ts';
import { connection } from '#lib/database/connection.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import { lastNames, mensNames, womensNames } from '#lib/demo/demo-names.ts';
import { fold } from '#lib/identity/fold.ts';

const rowsPerStatement = 100_000;

/**
 * Fills the structure with invented clients, made by PostgreSQL itself: 100,000 take seconds. Every
 * second last name is a double one, so there are some 50,000 of them; one client in ten was added
 * manually.
 * @throws Error when a row differs from what the product itself would derive
 */
export async function fill(staff: Staff, rows: number): Promise<void> {
  await fillWith(staff, rows, insert());
}

/**
 * Fills it with clients who have what a search looks at beside names, too: a birth date, a member
 * number, and some of them a second phone, groups or a note.
 * @throws as `fill` does
 */
export async function fillSearched(staff: Staff, rows: number): Promise<void> {
  await connection().pool.query(
    `insert into client_group (structure_id, name, key) select $1, name, group_key(name) from (
       select 'Adultes' as name union all select 'Équipe ' || n from generate_series(0, 297, 3) n) groups`,
    [staff.structure.id],
  );
  await fillWith(staff, rows, insert(searched));
}

async function fillWith({ id, structure }: Staff, rows: number, statement: string): Promise<void> {
  const { pool } = connection();
  const last = lastNames.map(forms);
  const first = [...mensNames, ...womensNames].map(forms);
  for (let from = 0; from < rows; from += rowsPerStatement) {
    await pool.query(statement, [
      structure.id,
      id,
      from,
      Math.min(from + rowsPerStatement, rows) - 1,
      ...columns(last),
      ...columns(first),
      lastNames.map((name) => spellings(name.replace(/[-’']/g, '')).at(-1)),
    ]);
  }
  await pool.query('vacuum (analyze) client');
  await check(structure.id);
}

/** Returns a name as written, as sorted and as searched in its usual spelling. */
function forms(name: string): [string, string, string] {
  return [name, fold(name), fold(name.replace(/[-’']/g, ''))];
}

function columns(names: [string, string, string][]): string[][] {
  return [0, 1, 2].map((form) => names.map((name) => name[form] as string));
}

/** SQL: columns of the client number `n`, and what they hold. */
const searched = {
  member_number: `'A-' || lpad((n + 1)::text, 7, '0')`,
  birth_date: `date '1940-01-01' + (n % 25000)::int`,
  second_phone: `case when n % 10 = 0 then '+332' || lpad((n * 104729 % 100000000)::text, 8, '0') end`,
  group_ids: `case when n % 3 = 0 then array(select id from client_group
    where structure_id = $1 and key in ('adultes', 'equipe ' || n % 300)) else '{}' end`,
  note: `case when n % 50 = 0 then 'Allergie aux arachides, dossier ' || n || ' ' || md5(n::text) end`,
};

const insert = (more: Record<string, string> = {}) => `
  with names as (
    select n, $5::text[] as l, $6::text[] as ls, $7::text[] as lf, $8::text[] as f, $9::text[] as fs, $10::text[] as ff, $11::text[] as le,
      1 + mod(abs(hashint8(n)::bigint), cardinality($5::text[])::bigint)::int as a,
      1 + mod(abs(hashint8(n + 1000000007)::bigint), cardinality($5::text[])::bigint)::int as b,
      1 + mod(abs(hashint8(n + 2000000014)::bigint), cardinality($8::text[])::bigint)::int as c
    from generate_series($3::bigint, $4::bigint) n
  ), people as (
    select n, f[c] as first_name, fs[c] as first_sort, ff[c] as first_search,
      case when n % 2 = 0 then l[a] else l[a] || '-' || l[b] end as last_name,
      case when n % 2 = 0 then ls[a] else ls[a] || ' ' || ls[b] end as last_sort,
      case when n % 2 = 0 then lf[a] else lf[a] || lf[b] end
        || case when n % 2 = 0 and le[a] <> lf[a] then ' ' || le[a]
          when n % 2 = 1 and le[a] || le[b] <> lf[a] || lf[b] then ' ' || le[a] || le[b] else '' end as last_search,
      translate(fs[c], ' ', '') || '.' || translate(ls[a], ' ', '') || n as local_part
    from names
  )
  insert into client (structure_id, id, last_name, first_name, email, email_key, phone, source, sort_name,
    search_text, created_at, created_by_id${Object.keys(more)
      .map((column) => `, ${column}`)
      .join('')})
  select $1, ${uuidV7}, last_name, first_name, local_part || '@courriel.example', local_part || '@courriel.example',
    '+336' || lpad((n * 7919 % 100000000)::text, 8, '0'),
    (case when n % 10 = 0 then 'manual' else 'import' end)::client_source,
    last_sort || ' ' || first_sort,
    last_search || ' ' || first_search || ' ' || replace(local_part, '.', ' '),
    now() - make_interval(secs => n * 60), $2${Object.values(more)
      .map((value) => `, ${value}`)
      .join('')}
  from people`;

async function check(structureId: string): Promise<void> {
  const { rows } = await connection().pool.query(
    `select last_name as "lastName", first_name as "firstName", email_key as "emailKey", sort_name, search_text
     from client where structure_id = $1 order by id limit 2000`,
    [structureId],
  );
  for (const row of rows) {
    const right = row.sort_name === sortName(row.lastName, row.firstName) && row.search_text === searchText(row);
    if (!right) throw new Error(`made wrongly: ${JSON.stringify(row)}`);
  }
}
