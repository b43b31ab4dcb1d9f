import { connection } from './connection.ts';
import { commitOutcome } from './connections/commit-outcome.ts';
import { isDatabaseAway } from './is-database-away.ts';
import type { LimitedClient } from './limited-client.ts';
import { requestOutage } from './outage-watch.ts';
import { prepared } from './prepared.ts';
import { inEveryStructure } from './row-security/scope.ts';
import type { Transaction } from './run-sql.ts';
import type { OpeningTransaction } from './transaction-adapter.ts';

/** What runs once a transaction has committed. */
const followers = new WeakMap<Transaction, (() => void)[]>();

/** Errors after which it is certain that nothing of the transaction was kept. */
const withoutEffect = new WeakSet<object>();

type Options = {
  /**
   * Prepares the SQL of the transaction (`prepared`): for work that runs many times a second and
   * looks everything up by key.
   */
  prepares?: boolean;
};

/**
 * Runs a transaction: everything that `run` writes is committed or, when it throws, nothing. When
 * the connection is lost while it commits, the database is asked what became of it.
 * @throws what `run` throws; a lost connection as an error that `isDatabaseAway` recognises
 */
export async function inTransaction<Value>(
  run: (tx: Transaction) => Promise<Value>,
  { prepares = false }: Options = {},
): Promise<Value> {
  const { prisma, opening } = connection();
  const slot: OpeningTransaction = {};
  const outage = requestOutage();
  const before = outage && { failures: outage.failures, inDoubt: outage.inDoubt };
  const follow: (() => void)[] = [];
  let finished: { value: Value } | undefined;
  const committed = (value: Value) => {
    for (const follower of follow) follower();
    return value;
  };
  try {
    const value = await opening.run(slot, () =>
      prisma.$transaction(async (tx) => {
        const { client } = slot;
        if (!client) throw new Error('Prisma opened a transaction on a connection that is not known');
        // Prisma's object shares its target with every other transaction: a property set on it
        // leaks.
        const query = prepares ? preparing(client) : client.query.bind(client);
        const transaction: Transaction = Object.create(tx, { query: { value: query } });
        followers.set(transaction, follow);
        const result = await run(transaction);
        finished = { value: result };
        return result;
      }),
    );
    return committed(value);
  } catch (error) {
    if (isDatabaseAway(error) !== 'lost') throw error;
    const outcome = finished ? await outcomeOf(slot) : 'aborted';
    if (outcome === 'unknown') {
      // It may have been kept: whoever follows looks for itself.
      if (finished) committed(finished.value);
      throw error;
    }
    if (outage) Object.assign(outage, { inDoubt: before?.inDoubt });
    if (outcome === 'committed' && finished) {
      if (outage) Object.assign(outage, before);
      return committed(finished.value);
    }
    withoutEffect.add(error as object);
    throw error;
  }
}

/** The same for a request of one structure whose work concerns others too: `inEveryStructure`. */
export function inTransactionOfEveryStructure<Value>(run: (tx: Transaction) => Promise<Value>): Promise<Value> {
  return inEveryStructure(() => inTransaction(run));
}

/** A `query` of the connection that prepares plain statements with values. */
function preparing(client: LimitedClient): LimitedClient['query'] {
  const query = client.query.bind(client) as (...args: unknown[]) => unknown;
  const prepare = (statement: unknown, values: unknown) =>
    typeof statement === 'string' && Array.isArray(values)
      ? query(prepared(statement, values))
      : query(statement, values);
  return prepare as LimitedClient['query'];
}

async function outcomeOf({ client, id }: OpeningTransaction) {
  // One that is not replicated is committed on a server that may be replaced by another.
  if (!id || client?.isUnreplicated) return 'unknown';
  return commitOutcome(connection().pool, id);
}

/**
 * Has work done once the transaction has committed; not when it rolls back.
 * @param work must not throw
 */
export function afterCommit(tx: Transaction, work: () => void): void {
  const follow = followers.get(tx);
  if (!follow) throw new Error('afterCommit needs a transaction of inTransaction');
  follow.push(work);
}

/** Whether a transaction failed because its connection was lost, and certainly changed nothing. */
export function isLostWithoutEffect(error: unknown): boolean {
  return typeof error === 'object' && error !== null && withoutEffect.has(error);
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
