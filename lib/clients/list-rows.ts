import type pg from 'pg';
import { type AttachedState, readByAccountsSql } from '#lib/access/registration-state.ts';
import { encodeCursor, type KeysetCursor } from '#lib/database/keyset.ts';
import type { Filter } from './client-filter.ts';
import type { StateCounts } from './count-by-state.ts';
import type { ListSort } from './list-query.ts';

/** Rows of one page. */
export const pageSize = 50;

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
 * Given for a search, an import, an invitation state or a group only, since `countByState` counts
 * the rest: how many clients are found, capped one above `countLimit`, and how many each filter
 * would show.
 */
type Found = { total: number | null; counts: StateCounts | null };

/** One page of the list. `first` is the 1-based position of its first row. */
export type ClientPage = Found & {
  rows: ClientRow[];
  first: number;
  after?: string;
  before?: string;
};

export type SortedRow = ClientRow & { sortValue: string };

/** Column and direction of each order of the list. */
export const listOrders: Record<ListSort, { column: string; direction: 'asc' | 'desc' }> = {
  name: { column: 'sort_name', direction: 'asc' },
  newest: { column: 'created_at', direction: 'desc' },
  edited: { column: 'updated_at', direction: 'desc' },
};

/** SQL: the columns of a row, from the table `client`. */
export function listColumns(sortColumn: string): string {
  return `client.id, last_name as "lastName", first_name as "firstName", email, phone, source, created_at as "createdAt",
    erp_id is not null and erp_removed_at is null as "inErp", erp_removed_at as "erpRemovedAt",
    access_until as "accessUntil",
    case when erp_removed_at is not null then (select formers_keep_access from structure
      where id = client.structure_id) end as "formersEnter",
    client.${sortColumn}::text as "sortValue"`;
}

/** Which rows of an order a page reads: from a place on, in a direction. */
export type Walk = { column: string; order: 'asc' | 'desc'; beyond: string; values: unknown[] };

/**
 * Builds the order and the condition of a page, nearest to the cursor first.
 * @param values of the placeholders so far; the place's are appended
 */
export function walkFrom(
  values: readonly unknown[],
  sort: ListSort,
  place: KeysetCursor | null,
  direction: 'after' | 'before',
): Walk {
  const { column, direction: natural } = listOrders[sort];
  const ascending = (natural === 'asc') === (direction === 'after');
  const order = ascending ? 'asc' : 'desc';
  if (!place) return { column, order, beyond: '', values: [...values] };
  const cast = column === 'sort_name' ? 'text' : 'timestamptz';
  const [value, id] = [values.length + 1, values.length + 2];
  const beyond = ` and (${column}, id) ${ascending ? '>' : '<'} ($${value}::${cast}, $${id}::uuid)`;
  return { column, order, beyond, values: [...values, place.value, place.id] };
}

/** Reads one row more than a page, to know whether another page follows. */
export async function readRows(client: pg.Pool | pg.PoolClient, filter: Filter, walk: Walk): Promise<SortedRow[]> {
  const { rows } = await client.query<SortedRow>(pageOf(filter.sql, walk, 'client'), walk.values);
  return rows;
}

/** Reads the same of the clients whose account is in a state. */
export async function readRowsByAccounts(
  client: pg.PoolClient,
  state: AttachedState,
  filter: Filter,
  walk: Walk,
): Promise<SortedRow[]> {
  const sql = readByAccountsSql(state, (table, condition) => pageOf(`${filter.sql} and ${condition}`, walk, table));
  const { rows } = await client.query<SortedRow>(sql, walk.values);
  return rows;
}

function pageOf(condition: string, { column, order, beyond }: Walk, table: string): string {
  return `select ${listColumns(column)} from ${table} where ${condition}${beyond}
    order by ${column} ${order}, id ${order} limit ${pageSize + 1}`;
}

/** Builds a page from rows that `readRows` read, with the cursors of its neighbours. */
export function toPage(
  rows: SortedRow[],
  found: Found,
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
    ...found,
    first: start + 1,
    ...(hasBefore && first ? { before: encodeCursor({ value: first.sortValue, id: first.id, index: start }) } : {}),
    ...(hasAfter && last
      ? { after: encodeCursor({ value: last.sortValue, id: last.id, index: start + shown.length - 1 }) }
      : {}),
  };
}
