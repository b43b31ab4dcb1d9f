import type pg from 'pg';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { decodeCursor, encodeCursor, type KeysetCursor } from '#lib/database/keyset.ts';
import { sqlState } from '#lib/database/sql-state.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { clientFilter, type Filter } from './client-filter.ts';
import type { ListQuery, ListSort } from './list-query.ts';

export const pageSize = 50;
/** Maximum that is counted; beyond it, counting costs more than it is worth. */
export const countLimit = 10_000;

export type ClientRow = {
  id: string;
  lastName: string;
  firstName: string;
  email: string;
  phone: string | null;
  /** The source as the database stores it. */
  source: 'manual' | 'import' | 'erp' | 'app-request';
  createdAt: Date;
  /** Whether an ERP has this client. */
  inErp: boolean;
  /** When the ERP removed the client. */
  erpRemovedAt: Date | null;
  /**
   * For a former client: whether the structure lets all of them enter, and until when this one may.
   */
  formersEnter: boolean | null;
  accessUntil: Date | null;
};

/**
 * One page of the list. `first` is the 1-based position of its first row. `total` is given for a
 * search only, since `countByState` counts the rest; above `countLimit` it means "more than that".
 */
export type ClientPage = { rows: ClientRow[]; total: number | null; first: number; after?: string; before?: string };

type SortedRow = ClientRow & { sortValue: string };

export const orders: Record<ListSort, { column: string; direction: 'asc' | 'desc' }> = {
  name: { column: 'sort_name', direction: 'asc' },
  newest: { column: 'created_at', direction: 'desc' },
  edited: { column: 'updated_at', direction: 'desc' },
};

/** SQLSTATE of a query that took too long (query_canceled). */
const queryCanceled = '57014';
const statementTimeout = '1000ms';
/** SQLSTATE of a cursor of another order (invalid_datetime_format, datetime_field_overflow). */
const notAMoment = new Set(['22007', '22008']);

/**
 * Lists one page of the structure's clients by keyset, so that the thousandth page costs as much as
 * the first. The problem is `search-too-broad` when PostgreSQL does not find the answer within a
 * second.
 */
export async function listClients(staff: Staff, query: ListQuery): Promise<Result<ClientPage, 'search-too-broad'>> {
  const filter = clientFilter(staff, query);
  const backwards = decodeCursor(query.before);
  const place = decodeCursor(query.after) ?? backwards;
  const direction = backwards && !decodeCursor(query.after) ? 'before' : 'after';
  const client = await connection().pool.connect();
  try {
    await client.query(`begin read only; set local statement_timeout = '${statementTimeout}'`);
    // A state alone is counted by the filters beside the list; counting it again can take longer
    // than the page.
    const total = query.q || query.import || query.invitation ? await countClients(client, filter) : null;
    const rows = await readRows(client, filter, query.sort, place, direction);
    await client.query('commit');
    client.release();
    // All rows beyond that cursor are gone, and an empty page would suggest that there are no
    // clients.
    if (place && rows.length === 0) return listClients(staff, fromStart(query));
    return succeed(toPage(rows, total, place, direction));
  } catch (error) {
    const state = sqlState(error) ?? '';
    const expected = state === queryCanceled || notAMoment.has(state);
    await client.query('rollback').catch(() => undefined);
    client.release(!expected);
    if (state === queryCanceled) return fail('search-too-broad');
    if (place && notAMoment.has(state)) return listClients(staff, fromStart(query));
    throw error;
  }
}

function fromStart({ after: _after, before: _before, ...query }: ListQuery): ListQuery {
  return query;
}

/** Counts the clients that pass a filter, capped one above `countLimit`. */
async function countClients(client: pg.PoolClient, filter: Filter): Promise<number> {
  const sql = `select count(*)::int as total from (select 1 from client where ${filter.sql}
    limit ${countLimit + 1}) found`;
  const { rows } = await client.query<{ total: number }>(sql, filter.values);
  return rows[0]?.total ?? 0;
}

/**
 * Reads one row more than a page, to know whether another page follows; nearest to the cursor
 * first.
 */
async function readRows(
  client: pg.PoolClient,
  filter: Filter,
  sort: ListSort,
  place: KeysetCursor | null,
  direction: 'after' | 'before',
) {
  const { column, direction: natural } = orders[sort];
  const ascending = (natural === 'asc') === (direction === 'after');
  const values = [...filter.values];
  let beyond = '';
  if (place) {
    const cast = column === 'sort_name' ? 'text' : 'timestamptz';
    beyond = ` and (${column}, id) ${ascending ? '>' : '<'} ($${values.push(place.value)}::${cast},
      $${values.push(place.id)}::uuid)`;
  }
  const order = ascending ? 'asc' : 'desc';
  const sql = `select id, last_name as "lastName", first_name as "firstName", email, phone, source,
    created_at as "createdAt",
      erp_id is not null and erp_removed_at is null as "inErp", erp_removed_at as "erpRemovedAt",
        access_until as "accessUntil",
      case when erp_removed_at is not null then (select formers_keep_access from structure
        where id = client.structure_id) end as "formersEnter",
      ${column}::text as "sortValue"
    from client where ${filter.sql}${beyond} order by ${column} ${order}, id ${order} limit ${pageSize + 1}`;
  const { rows } = await client.query<SortedRow>(sql, values);
  return rows;
}

function toPage(
  rows: SortedRow[],
  total: number | null,
  place: KeysetCursor | null,
  direction: 'after' | 'before',
): ClientPage {
  const more = rows.length > pageSize;
  const shown = rows.slice(0, pageSize);
  if (direction === 'before') shown.reverse();
  const start =
    direction === 'after' ? (place ? place.index + 1 : 0) : more ? Math.max(0, (place?.index ?? 0) - shown.length) : 0;
  const first = shown[0];
  const last = shown.at(-1);
  const hasBefore = direction === 'before' ? more : place !== null;
  const hasAfter = direction === 'before' ? place !== null : more;
  return {
    rows: shown.map(({ sortValue: _, ...row }) => row),
    total,
    first: start + 1,
    ...(hasBefore && first ? { before: encodeCursor({ value: first.sortValue, id: first.id, index: start }) } : {}),
    ...(hasAfter && last
      ? { after: encodeCursor({ value: last.sortValue, id: last.id, index: start + shown.length - 1 }) }
      : {}),
  };
}
