import path from 'node:path';
import pg from 'pg';
import { disconnect } from '#lib/database/connection.ts';
import { requireSessions } from '#lib/database/connections/require-sessions.ts';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';
import { keptSecret } from '#lib/database/embedded/kept-secret.ts';
import { migrate } from '#lib/database/migrate.ts';
import type { Env } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { openMainKey } from './open-main-key.ts';
import { processesOf } from './processes/processes-of.ts';

export type LaunchedDatabase = {
  url: string;
  /** The address for work that needs a session. */
  directUrl: string;
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
    return {
      url: env.DATABASE_URL,
      directUrl,
      authSecret: env.AUTH_SECRET,
      ours: false,
      failed: new Promise(() => undefined),
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbedded(env.DATA_DIR, { settings: roomFor(env) });
  const authSecret = env.AUTH_SECRET ?? (await keptSecret(path.resolve(env.DATA_DIR, 'auth-secret')));
  return { ...embedded, directUrl: embedded.url, ours: true, authSecret };
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
