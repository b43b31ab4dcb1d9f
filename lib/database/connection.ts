import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { closePrimaryProbe } from './connections/primary-probe.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';
import { patientLimits, requestLimits, transactionOptions } from './limits.ts';
import { requestOutage } from './outage-watch.ts';
import { onPool, RoutedPool } from './routed-pool.ts';
import { type OpeningTransaction, TransactionAdapter } from './transaction-adapter.ts';

/** Inside a transaction, or outside one: what a function that runs statements needs. */
export type Database = PrismaClient | Prisma.TransactionClient;

type Connection = {
  prisma: PrismaClient;
  pool: pg.Pool;
  /** Finds the connection of the transaction that `inTransaction` opens. */
  opening: AsyncLocalStorage<OpeningTransaction>;
};

// Next loads a module once for each of its bundles, and again at each change in development: one
// pool for all of them.
const shared = globalThis as { clubConnection?: Connection };

/**
 * The one connection pool of this process. Prisma and hand-written SQL share it.
 * @throws Error when DATABASE_URL is not set: the launcher sets it before anything asks.
 */
export function connection(): Connection {
  shared.clubConnection ??= connect(process.env.DATABASE_URL);
  return shared.clubConnection;
}

/** Prisma on the shared pool: for everything that needs no SQL of its own. */
export function prisma(): PrismaClient {
  return connection().prisma;
}

/** Closes the pool; the next call opens a new one. */
export async function disconnect(): Promise<void> {
  const open = shared.clubConnection;
  delete shared.clubConnection;
  closePrimaryProbe();
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

function connect(databaseUrl: string | undefined): Connection {
  if (!databaseUrl)
    throw new Error('DATABASE_URL is not set: start through `npm start`, which brings its own database.');
  const pool = new RoutedPool(
    { name: 'patient', databaseUrl, limits: patientLimits, max: 16 },
    // A page asks on up to five connections at once, and a new one costs more than its statements.
    { name: 'requests', databaseUrl, limits: requestLimits, max: 16, min: 6 },
  );
  const opening = new AsyncLocalStorage<OpeningTransaction>();
  const adapter = new TransactionAdapter(pool, opening);
  return { pool, opening, prisma: new PrismaClient({ adapter, transactionOptions, errorFormat: 'minimal' }) };
}

/**
 * Runs work of a request that may take minutes: it copies a whole client base, or waits for a slice
 * of an import.
 */
export function patiently<Value>(work: () => Value): Value {
  return requestOutage() ? onPool(connection().pool, work) : work();
}
