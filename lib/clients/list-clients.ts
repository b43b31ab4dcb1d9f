import type pg from 'pg';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { decodeCursor } from '#lib/database/keyset.ts';
import { sqlState } from '#lib/database/sql-state.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { clientFilter, type Filter } from './client-filter.ts';
import type { ListQuery } from './list-query.ts';
import { type ClientPage, readRows, toPage } from './list-rows.ts';

/** Maximum that is counted; beyond it, counting costs more than it is worth. */
export const countLimit = 10_000;

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
