import type { PoolClient } from 'pg';
import { connection } from './connection.ts';

/** Runs hand-written statements in one transaction: all of them or, when anything throws, none. */
export async function inTransaction<Value>(run: (tx: PoolClient) => Promise<Value>): Promise<Value> {
  const tx = await connection().pool.connect();
  try {
    await tx.query('begin');
    const value = await run(tx);
    await tx.query('commit');
    tx.release();
    return value;
  } catch (error) {
    await tx.query('rollback').catch(() => undefined);
    // Whatever state the connection is in now, it is not worth finding out.
    tx.release(true);
    throw error;
  }
}
