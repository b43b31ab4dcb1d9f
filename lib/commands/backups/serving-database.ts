import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Env } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { embeddedAddress } from '../embedded-address.ts';
import { launchDatabase } from '../launch-database.ts';

/** Where the product's database is, with the secret that opens its main key. */
type ServingDatabase = { url: string; authSecret: string };

/**
 * Runs work on the product's database as it is, without migrating it: on the running one while the
 * product serves, or on one that is started for the work.
 * @throws Refusal when there is none
 */
export async function onServingDatabase<Value>(
  env: Env,
  work: (database: ServingDatabase) => Promise<Value>,
): Promise<Value> {
  const running = env.DATABASE_URL ? null : await findRunning(env);
  if (running) return work(running);
  const database = await launchDatabase(env);
  try {
    return await work(database);
  } finally {
    await database.stop();
  }
}

async function findRunning({ DATA_DIR, AUTH_SECRET }: Env): Promise<ServingDatabase | null> {
  const folder = path.resolve(DATA_DIR);
  if (!(await stat(path.join(folder, 'postgres')).catch(() => null)))
    throw new Refusal(`There is no database in ${DATA_DIR}: set DATA_DIR to the folder of the product’s data.`);
  const url = await embeddedAddress(folder).catch(() => null);
  if (!url || !(await answers(url))) return null;
  return { url, authSecret: AUTH_SECRET ?? (await readFile(path.join(folder, 'auth-secret'), 'utf8')) };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
