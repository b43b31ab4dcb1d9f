import path from 'node:path';
import pg from 'pg';
import { disconnect } from '#lib/database/connection.ts';
import { requireSessions } from '#lib/database/connections/require-sessions.ts';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';
import { keptSecret } from '#lib/database/embedded/kept-secret.ts';
import { productLogin } from '#lib/database/embedded/product-login.ts';
import { migrate } from '#lib/database/migrate.ts';
import { enforceRowSecurity } from '#lib/database/row-security/enforce-row-security.ts';
import type { Env } from '#lib/env.ts';
import { log } from '#lib/log/log.ts';
import { Refusal } from '#lib/refusal.ts';
import { openMainKey } from './open-main-key.ts';
import { processesOf } from './processes/processes-of.ts';

/**
 * Where the product's processes find their database. `rowSecurity`: whether they log in with a role
 * that policies bind.
 */
export type ProductAddress = { url: string; directUrl: string; rowSecurity: boolean };

export type LaunchedDatabase = {
  /** With the rights of who owns the tables: for migrations and commands. */
  url: string;
  /** The same for work that needs a session. */
  directUrl: string;
  /** With the rights of the product, which `openToProduct` gives. */
  product: ProductAddress;
  authSecret: string;
  /** Whether this launcher runs the database, so that no other product shares it. */
  ours: boolean;
  /** Resolves only when the database is lost for good. */
  failed: Promise<Error>;
  stop(): Promise<void>;
};

/**
 * The database of DATABASE_URL, or without one our own, which also keeps a secret for sessions.
 * @throws Refusal when that one does not answer, or comes without a secret: one made up here would
 *   differ between the servers that share it.
 */
export async function launchDatabase(env: Env): Promise<LaunchedDatabase> {
  if (env.DATABASE_URL) {
    if (!env.AUTH_SECRET)
      throw new Refusal('With DATABASE_URL, AUTH_SECRET must be set too: 32 characters or more, kept secret.');
    await mustAnswer(env.DATABASE_URL, 'DATABASE_URL');
    if (env.DATABASE_DIRECT_URL) await mustAnswer(env.DATABASE_DIRECT_URL, 'DATABASE_DIRECT_URL');
    const directUrl = await requireSessions(env.DATABASE_URL, env.DATABASE_DIRECT_URL);
    const product = { url: env.DATABASE_URL, directUrl, rowSecurity: false };
    return {
      ...(env.DATABASE_OWNER_URL ? await owned(env.DATABASE_OWNER_URL, product) : { ...product, product }),
      authSecret: env.AUTH_SECRET,
      ours: false,
      failed: new Promise(() => undefined),
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbedded(env.DATA_DIR, { settings: roomFor(env) });
  try {
    const kept = (name: string) => keptSecret(path.resolve(env.DATA_DIR, name));
    const authSecret = env.AUTH_SECRET ?? (await kept('auth-secret'));
    const url = await productLogin(embedded.url, await kept('product-password'));
    const product = { url, directUrl: url, rowSecurity: true };
    return { ...embedded, directUrl: embedded.url, product, ours: true, authSecret };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

/**
 * A database whose tables belong to another role than the product's.
 * @throws Refusal where the product's connections go through a pooler: they hold their structure in
 * their session
 */
async function owned(ownerUrl: string, product: ProductAddress) {
  if (product.directUrl !== product.url)
    throw new Refusal(
      'DATABASE_OWNER_URL cannot be set together with DATABASE_DIRECT_URL: row-level security needs sessions, which a pooler in transaction mode does not give.',
    );
  await mustAnswer(ownerUrl, 'DATABASE_OWNER_URL');
  return { url: ownerUrl, directUrl: ownerUrl, product: { ...product, rowSecurity: true } };
}

/**
 * Gives the product its rights in the migrated database, and holds it to one structure at a time.
 * @throws Refusal when the owner may not do that
 */
export async function openToProduct({ directUrl, product }: LaunchedDatabase): Promise<void> {
  if (product.rowSecurity) await enforceRowSecurity(directUrl, decodeURIComponent(new URL(product.url).username));
  else log.warn('row-level security is off: set DATABASE_OWNER_URL (docs/deploy.md)');
}

/** Makes room for the pools of several web processes; PostgreSQL's 100 are enough for two. */
function roomFor(env: Env): Record<string, string> {
  const { web } = processesOf(env);
  return web > 2 ? { max_connections: String(100 + (web - 2) * 35) } : {};
}

async function mustAnswer(databaseUrl: string, variable: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw new Refusal(
      `The database of ${variable} does not let us in: ${(error as Error).message || (error as NodeJS.ErrnoException).code}`,
    );
  }
}

/**
 * Runs the work of a command on the migrated database of the product, which is stopped unless it
 * has a database of its own (`DATABASE_URL`), and ends everything afterwards.
 */
export async function onDatabase<Value>(
  env: Env,
  work: (database: LaunchedDatabase) => Promise<Value>,
): Promise<Value> {
  const database = await launchDatabase(env);
  try {
    process.env.DATABASE_URL = database.url;
    process.env.DATABASE_DIRECT_URL = database.directUrl;
    await migrate(database.directUrl);
    return await work(database);
  } finally {
    await disconnect();
    await database.stop();
  }
}

/** Does the same with the main key at hand, which opens what the product has sealed. */
export async function withMainKey<Value>(env: Env, work: () => Promise<Value>): Promise<Value> {
  return onDatabase(env, async (database) => {
    process.env.AUTH_SECRET = await openMainKey(database.url, database.authSecret, env);
    return work();
  });
}
