import type { Queryable } from '#lib/database/run-sql.ts';

/**
 * Waits, in the order of arrival, for the transactions that hold the turn of the same thing, and
 * holds it until this transaction ends. A row lock knows no such order: it goes to the
 * transaction that asks at the moment of its release, so that the steps of a job could pass a stop
 * request that has waited.
 * @param thing id of what is worked on step by step
 */
export async function takeTurn(tx: Queryable, thing: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('turn ' || $1, 0))::text", [thing]);
}
