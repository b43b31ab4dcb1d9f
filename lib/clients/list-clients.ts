import type pg from 'pg';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { repeatRead } from '#lib/database/connections/retry-connecting.ts';
import { decodeCursor, type KeysetCursor } from '#lib/database/keyset.ts';
import { sqlState } from '#lib/database/sql-state.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { clientFilter, type Filter, stateSql } from './client-filter.ts';
import { attachedStates, countLimit, type StateCounts } from './count-by-state.ts';
import type { ListQuery } from './list-query.ts';
import {
  type ClientPage,
  pageSize,
  readRows,
  readRowsByAccounts,
  type SortedRow,
  toPage,
  type Walk,
  walkFrom,
} from './list-rows.ts';
import { findPage } from './search/find-page.ts';
import { groupsFound } from './search/groups-found.ts';

/** SQLSTATE of a query that took too long (query_canceled). */
const queryCanceled = '57014';
/** SQLSTATE of a cursor of another order (invalid_datetime_format, datetime_field_overflow). */
const notAMoment = new Set(['22007', '22008']);
const timeoutMs = { page: 1_000, wholeOrder: 300 };

/**
 * Lists one page of the structure's clients by keyset, so that the thousandth page costs as much as
 * the first. The problem is `search-too-broad` when PostgreSQL does not find the answer within a
 * second.
 */
export async function listClients(staff: Staff, query: ListQuery): Promise<Result<ClientPage, 'search-too-broad'>> {
  const backwards = decodeCursor(query.before);
  const place = decodeCursor(query.after) ?? backwards;
  const direction = backwards && !decodeCursor(query.after) ? 'before' : 'after';
  const read = isNarrowed(query) ? readFound : readAll;
  try {
    const { rows, ...found } = await read(staff, query, place, direction);
    // All rows beyond that cursor are gone, and an empty page would suggest that there are no
    // clients.
    if (place && rows.length === 0) return listClients(staff, fromStart(query));
    return succeed(toPage(rows, found, place, direction));
  } catch (error) {
    const state = sqlState(error) ?? '';
    if (state === queryCanceled) return fail('search-too-broad');
    if (place && notAMoment.has(state)) return listClients(staff, fromStart(query));
    throw error;
  }
}

type Read = { rows: SortedRow[]; total: number | null; counts: StateCounts | null };
type Place = KeysetCursor | null;
type Direction = 'after' | 'before';

/**
 * A state alone is counted by the filters beside the list; counting it again can take longer than
 * the page.
 */
async function readAll(staff: Staff, query: ListQuery, place: Place, direction: Direction): Promise<Read> {
  const state = attachedStates.find((attached) => attached === query.state);
  const filter = clientFilter(staff, state ? { ...query, state: 'all' } : query);
  const walk = walkFrom(filter.values, query.sort, place, direction);
  // All clients are one walk along an index, which needs no limit of its own.
  const rows =
    query.state === 'all'
      ? await readRows(connection().pool, filter, walk)
      : await readWithin(timeoutMs.page, '', (client) =>
          state ? readRowsByAccounts(client, state, filter, walk) : readRows(client, filter, walk),
        );
  return { rows, total: null, counts: null };
}

/** Reads a search, an import, the state of an invitation or a group. */
async function readFound(staff: Staff, query: ListQuery, place: Place, direction: Direction): Promise<Read> {
  const groups = query.q ? await groupsFound(staff, query.q) : null;
  const filter = clientFilter(staff, { ...query, state: 'all' }, groups);
  const walk = walkFrom(filter.values, query.sort, place, direction);
  const within = `${stateSql[query.state]}${walk.beyond}`;
  const { rows, counts } = await readWithin(timeoutMs.page, '', (client) =>
    findPage(client, { ...walk, filter, within, limit: pageSize + 1 }),
  );
  const total = counts[query.state];
  if (counts.all <= countLimit) return { rows, total, counts };
  const inOrder = await readInOrder({ ...filter, sql: `${filter.sql}${stateSql[query.state]}` }, walk);
  return { rows: inOrder ?? rows, total, counts };
}

/**
 * Reads a page of many clients along the order of the list; null when most of those who come first
 * are others, so that it would take too long.
 */
async function readInOrder(filter: Filter, walk: Walk): Promise<SortedRow[] | null> {
  const along = 'set local enable_bitmapscan = off; set local enable_seqscan = off; set local enable_sort = off;';
  try {
    return await readWithin(timeoutMs.wholeOrder, along, (client) => readRows(client, filter, walk));
  } catch (error) {
    if (sqlState(error) === queryCanceled) return null;
    throw error;
  }
}

/** Reads in a transaction with a limited time for each statement. */
async function readWithin<Value>(
  milliseconds: number,
  settings: string,
  read: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  return repeatRead(() => readOnce(milliseconds, settings, read));
}

async function readOnce<Value>(
  milliseconds: number,
  settings: string,
  read: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await connection().pool.connect();
  try {
    await client.query(
      `begin read only; set local statement_timeout = '${milliseconds}ms';
       set local max_parallel_workers_per_gather = 0; ${settings}`,
    );
    const value = await read(client);
    await client.query('commit');
    client.release();
    return value;
  } catch (error) {
    const state = sqlState(error) ?? '';
    await client.query('rollback').catch(() => undefined);
    client.release(!(state === queryCanceled || notAMoment.has(state)));
    throw error;
  }
}

/** Whether the list shows less than a state. */
export function isNarrowed(query: ListQuery): boolean {
  return Boolean(query.q || query.import || query.invitation || query.group);
}

function fromStart({ after: _after, before: _before, ...query }: ListQuery): ListQuery {
  return query;
}
