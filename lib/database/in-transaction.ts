import { connection } from './connection.ts';
import type { Transaction } from './run-sql.ts';
import type { OpeningTransaction } from './transaction-adapter.ts';

/**
 * Runs a transaction: everything that `run` writes is committed or, when it throws, nothing.
 * @throws what `run` throws; a lost connection as an error that `isDatabaseAway` recognises
 */
export async function inTransaction<Value>(run: (tx: Transaction) => Promise<Value>): Promise<Value> {
  const { prisma, opening } = connection();
  const slot: OpeningTransaction = {};
  return opening.run(slot, () =>
    prisma.$transaction((tx) => {
      const { client } = slot;
      if (!client) throw new Error('Prisma opened a transaction on a connection that is not known');
      // Prisma's object shares its target with every other transaction: a property set on it leaks.
      return run(Object.create(tx, { query: { value: client.query.bind(client) } }));
    }),
  );
}

/** Runs a transaction that is always rolled back, and returns what `run` found in it. */
export async function inRolledBackTransaction<Value>(run: (tx: Transaction) => Promise<Value>): Promise<Value> {
  let found: { value: Value } | undefined;
  const rollback = new Error('rolled back on purpose');
  const work = inTransaction(async (tx) => {
    found = { value: await run(tx) };
    throw rollback;
  });
  await work.catch((error: unknown) => {
    if (error !== rollback) throw error;
  });
  return (found as { value: Value }).value;
}
