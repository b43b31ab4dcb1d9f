import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { log } from '#lib/log.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** Inside a transaction, or outside one: what a function that runs statements needs. */
export type Database = PrismaClient | Prisma.TransactionClient;

type Connection = { prisma: PrismaClient; pool: pg.Pool };

// Next loads a module once for each of its bundles, and again at each change in development: one pool for all of them.
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
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

function connect(databaseUrl: string | undefined): Connection {
  if (!databaseUrl) throw new Error('DATABASE_URL is not set: start through `npm start`, which brings its own database.');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16, connectionTimeoutMillis: 10_000 });
  // A connection that dies, idle or at work, is replaced by the pool; unheard, its error would end the process.
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection was lost'));
  pool.on('connect', (client) => client.on('error', (error) => log.warn({ error: error.message }, 'a database connection was lost')));
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool), errorFormat: 'minimal' }) };
}
