import type { PoolClient } from 'pg';
import type { Prisma } from './generated/client.ts';

/** An open transaction, of Prisma or of `pg`, for statements that several rooms share. */
export type Transaction = PoolClient | Prisma.TransactionClient;

/** Runs one statement with `$1…` placeholders in a transaction of either kind. */
export async function runSql<Row>(tx: Transaction, sql: string, values: unknown[]): Promise<Row[]> {
  if ('$queryRawUnsafe' in tx) return tx.$queryRawUnsafe<Row[]>(sql, ...values);
  const { rows } = await tx.query(sql, values);
  return rows as Row[];
}
