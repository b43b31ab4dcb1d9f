import type { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type { TransactionId } from './connections/commit-outcome.ts';
import type { LimitedClient } from './limited-client.ts';
import type { RoutedPool } from './routed-pool.ts';

/** The connection of the Prisma transaction that is being opened, and what identifies it. */
export type OpeningTransaction = { client?: LimitedClient; id?: TransactionId | null };

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/**
 * Prisma on a `pg` pool, which also reveals the connection of each transaction, so that
 * hand-written SQL can run in it.
 */
export class TransactionAdapter extends PrismaPg {
  readonly #opening: AsyncLocalStorage<OpeningTransaction>;

  readonly #pool: RoutedPool;

  /** @param opening the slot of the caller of `$transaction`, filled when its transaction opens */
  constructor(pool: RoutedPool, opening: AsyncLocalStorage<OpeningTransaction>) {
    super(pool);
    this.#pool = pool;
    this.#opening = opening;
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const leave = await this.#pool.enterChanges();
      const transaction = await start(isolationLevel).catch((error: unknown) => {
        leave();
        throw error;
      });
      atEnd(transaction, leave);
      const opening = this.#opening.getStore();
      // A protected field: Prisma has no public way to the connection of a transaction.
      const { client } = transaction as unknown as { client: LimitedClient };
      if (opening) Object.assign(opening, { client, id: client.transaction });
      return transaction;
    };
    return adapter;
  }
}

type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>;

/** Runs `leave` once the connection of the transaction is given back. */
function atEnd(transaction: Transaction, leave: () => void): void {
  const commit = transaction.commit.bind(transaction);
  const rollback = transaction.rollback.bind(transaction);
  transaction.commit = () => commit().finally(leave);
  transaction.rollback = () => rollback().finally(leave);
}
