import type { ClientBase } from 'pg';
import type { Prisma } from './generated/client.ts';
import { prepared } from './prepared.ts';

/** Whatever sends hand-written SQL: a transaction, a connection or the pool. */
export type Queryable = Pick<ClientBase, 'query'>;

/**
 * A transaction of `inTransaction`. Prisma's calls, `query` of `pg` (also COPY and cursors) and
 * `runSql` run on one connection, so that a verb can call any other.
 */
export type Transaction = Prisma.TransactionClient & Queryable;

/** Runs one statement with `$1…` placeholders, and returns its rows. */
export async function runSql<Row>(on: Queryable, sql: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await on.query(sql, values);
  return rows as Row[];
}

/** Runs a statement that is prepared (`prepared`), and returns its rows. */
export async function runPrepared<Row>(on: Queryable, sql: string, values: unknown[]): Promise<Row[]> {
  const { rows } = await on.query(prepared(sql, values));
  return rows as Row[];
}
