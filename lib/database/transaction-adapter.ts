import type { AsyncLocalStorage } from 'node:async_hooks';
import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';

/** The connection of the Prisma transaction that is being opened. */
export type OpeningTransaction = { client?: pg.PoolClient };

type Adapter = Awaited<ReturnType<PrismaPg['connect']>>;

/**
 * Prisma on a `pg` pool, which also reveals the connection of each transaction, so that
 * hand-written SQL can run in it.
 */
export class TransactionAdapter extends PrismaPg {
  readonly #opening: AsyncLocalStorage<OpeningTransaction>;

  /** @param opening the slot of the caller of `$transaction`, filled when its transaction opens */
  constructor(pool: pg.Pool, opening: AsyncLocalStorage<OpeningTransaction>) {
    super(pool);
    this.#opening = opening;
  }

  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => {
      const transaction = await start(isolationLevel);
      const opening = this.#opening.getStore();
      // A protected field: Prisma has no public way to the connection of a transaction.
      if (opening) opening.client = (transaction as unknown as { client: pg.PoolClient }).client;
      return transaction;
    };
    return adapter;
  }
}
