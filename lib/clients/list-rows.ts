import type pg from 'pg';
import { encodeCursor, type KeysetCursor } from '#lib/database/keyset.ts';
import type { Filter } from './client-filter.ts';
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
 * One page of the list. `first` is the 1-based position of its first row. `total` is given for a
 * search only, since `countByState` counts the rest; above `countLimit` it means "more than that".
 */
export type ClientPage = { rows: ClientRow[]; total: number | null; first: number; after?: string; before?: string };

type SortedRow = ClientRow & { sortValue: string };

/** Column and direction of each order of the list. */
export const listOrders: Record<ListSort, { column: string; direction: 'asc' | 'desc' }> = {
  name: { column: 'sort_name', direction: 'asc' },
  newest: { column: 'created_at', direction: 'desc' },
  edited: { column: 'updated_at', direction: 'desc' },
};

/**
 * Reads one row more than a page, to know whether another page follows; nearest to the cursor
 * first.
 */
export async function readRows(
  client: pg.PoolClient,
  filter: Filter,
  sort: ListSort,
  place: KeysetCursor | null,
  direction: 'after' | 'before',
) {
  const { column, direction: natural } = listOrders[sort];
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

/** Builds a page from rows that `readRows` read, with the cursors of its neighbours. */
export function toPage(
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
