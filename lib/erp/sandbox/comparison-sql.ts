import { shownCells } from '#lib/imports/rows/shown-cells.ts';
import type { ComparedKind } from './comparison.ts';

/**
 * SQL: matches clients and rows, once for both pages and counts. They match by the address used on
 * the app or the one an ERP knew, as an event would find them; then by whole name, unless two birth
 * dates differ, or by member number.
 */
export const matchedSql = `with file as materialized (
    select line, email_key, email, last_name, first_name, birth_date, member_number, sort_name from import_row
    where structure_id = $1 and import_id = $2 and verdict in ('create', 'update', 'unchanged', 'in-bin')
  ), same as materialized (
    select distinct on (line) line, id from (
      select f.line, c.id, 1 as preference from file f join client c on c.structure_id = $1
        and c.erp_email_key = f.email_key
      union all
      select f.line, c.id, 2 from file f join client c on c.structure_id = $1 and c.email_key = f.email_key
    ) found order by line, preference
  ), here as materialized (
    select c.id, c.last_name, c.first_name, c.email, c.sort_name, c.birth_date, c.member_number from client c
    where c.structure_id = $1 and c.deleted_at is null and c.erp_removed_at is null and not exists (select from same s
      where s.id = c.id)
  ), fresh as materialized (
    select * from file f where not exists (select from same s where s.line = f.line)
  ), alike as (
    select distinct on (id) id, line, preference from (
      select h.id, f.line, 2 as preference from here h join fresh f on f.sort_name = h.sort_name
        where h.first_name <> '' and (h.birth_date = f.birth_date) is not false
      union all
      select h.id, f.line, 1 from here h join fresh f on f.member_number = h.member_number
    ) found order by id, preference, line
  ), differs as materialized (
    select distinct on (line) id, line from alike order by line, preference, id
  )`;

const marked = (verdict: string) =>
  `from import_row r where structure_id = $1 and import_id = $2 and verdict = '${verdict}'`;

/** SQL: the number of lines of each kind. */
export const countsSql = `select (select count(*)::int from same) as taken, (select count(*)::int from differs) as differs,
  (select count(*)::int from here) - (select count(*)::int from differs) as here,
  (select count(*)::int from fresh f where not exists (select from differs d where d.line = f.line)) as new,
  (select count(*)::int ${marked('duplicate')}) as duplicate, (select count(*)::int ${marked('refused')}) as refused`;

const none = `'{}'::text[] as cells, '[]'::jsonb as problems`;
const ofClient = `c.id as "clientId", c.last_name as "lastName", c.first_name as "firstName", c.email`;
const ofFile = `f.line, coalesce(f.last_name, '') as "lastName", coalesce(f.first_name, '') as "firstName", coalesce(f.email, '') as email`;
const ofRow = `null as "clientId", r.line, coalesce(r.last_name, '') as "lastName", coalesce(r.first_name, '') as "firstName",
  coalesce(r.email, '') as email, null as "fileEmail", ${shownCells} as cells, coalesce(r.problems, '[]') as problems`;

/** SQL: the lines of each kind, in order. */
export const rowsSql: Record<ComparedKind, string> = {
  taken: `select ${ofClient}, f.line, case when f.email_key <> c.email_key then f.email end as "fileEmail", ${none}
    from same s join file f on f.line = s.line join client c on c.structure_id = $1 and c.id = s.id
      order by c.sort_name, c.id`,
  differs: `select h.id as "clientId", h.last_name as "lastName", h.first_name as "firstName", h.email, f.line,
    f.email as "fileEmail", ${none}
    from differs d join here h on h.id = d.id join fresh f on f.line = d.line order by h.sort_name, h.id`,
  here: `select h.id as "clientId", h.last_name as "lastName", h.first_name as "firstName", h.email, null as line,
    null as "fileEmail", ${none}
    from here h where not exists (select from differs d where d.id = h.id) order by h.sort_name, h.id`,
  new: `select null as "clientId", ${ofFile}, null as "fileEmail", ${none}
    from fresh f where not exists (select from differs d where d.line = f.line) order by f.line`,
  duplicate: `select ${ofRow} ${marked('duplicate')} order by r.line`,
  refused: `select ${ofRow} ${marked('refused')} order by r.line`,
};
