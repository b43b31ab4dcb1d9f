import path from 'node:path';
import pg from 'pg';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';
import { keptSecret } from '#lib/database/embedded/kept-secret.ts';
import type { Env } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';

export type LaunchedDatabase = {
  url: string;
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
    await mustAnswer(env.DATABASE_URL);
    return {
      url: env.DATABASE_URL,
      authSecret: env.AUTH_SECRET,
      ours: false,
      failed: new Promise(() => undefined),
      stop: async () => undefined,
    };
  }
  const embedded = await startEmbedded(env.DATA_DIR);
  const authSecret = env.AUTH_SECRET ?? (await keptSecret(path.resolve(env.DATA_DIR, 'auth-secret')));
  return { ...embedded, ours: true, authSecret };
}

async function mustAnswer(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    throw new Refusal(
      `The database of DATABASE_URL does not let us in: ${(error as Error).message || (error as NodeJS.ErrnoException).code}`,
    );
  }
}
