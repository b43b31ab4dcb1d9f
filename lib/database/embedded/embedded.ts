import type { ChildProcess } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { log } from '#lib/log/log.ts';
import { ensureCluster } from './cluster.ts';
import { clusterOwner, spawnAs } from './cluster-owner.ts';
import { freePort } from './free-port.ts';
import { keptSecret } from './kept-secret.ts';
import { holdLauncherLock } from './launcher-lock.ts';
import { inUse, launchPostmaster, type Postmaster, stopPostmaster } from './postmaster.ts';
import { databaseUrl } from './server-address.ts';
import { stopOrphanedServer } from './stop-orphaned-server.ts';

export type Embedded = {
  /** Of the product's database, with its password. */
  url: string;
  /** Resolves only when the database can no longer be kept running. */
  failed: Promise<Error>;
  /** Fast, clean shutdown; waits until the server is gone. */
  stop(): Promise<void>;
};

type Options = { database?: string; settings?: Record<string, string> };

/**
 * Starts the PostgreSQL that `npm install` downloaded, with its data in a folder, which it creates
 * the first time. It listens on 127.0.0.1 only, on any free port, and restarts on the same port
 * when it is killed.
 * @param dataDir absolute, or relative to the working folder
 * @throws Refusal when another start lives on that folder or the system does not allow it, with one
 *   sentence why.
 */
export async function startEmbedded(
  dataDir: string,
  { database = 'club', settings = {} }: Options = {},
): Promise<Embedded> {
  const { folder, cluster, owner } = await ownedFolder(dataDir);
  const spawn = spawnAs(owner, folder);
  const passwordFile = path.join(folder, 'database-password');
  const password = await keptSecret(passwordFile, owner);
  await ensureCluster(cluster, passwordFile, owner, spawn);
  await stopOrphanedServer(cluster, password);
  const start = {
    cluster,
    password,
    settings,
    spawn,
    port: await freePort(),
    logFile: path.join(folder, 'postgres.log'),
  };
  const postmaster = await keepRunning(start);
  try {
    const letGo = await holdLauncherLock(databaseUrl(start, 'postgres'), () => postmaster.fail(inUse(cluster)));
    await ensureDatabase(databaseUrl(start, 'postgres'), database);
    const stop = async () => {
      await letGo();
      await postmaster.stop();
    };
    return { url: databaseUrl(start, database), failed: postmaster.failed, stop };
  } catch (error) {
    await postmaster.stop();
    throw error;
  }
}

async function ownedFolder(dataDir: string) {
  const folder = path.resolve(dataDir);
  const cluster = path.join(folder, 'postgres');
  const owner = await clusterOwner(cluster);
  // Passing through is for the cluster's owner, where that is not ourselves; the folder's secrets
  // are closed one by one.
  await mkdir(folder, { recursive: true, mode: 0o711 });
  return { folder, cluster, owner };
}

/** Runs the server until it is stopped, starting it again whenever it dies. */
async function keepRunning(start: Postmaster) {
  const { promise: failed, resolve: fail } = Promise.withResolvers<Error>();
  let stopping = false;
  let relaunching: Promise<void> = Promise.resolve();
  let current: ChildProcess = await launchPostmaster(start);
  const watch = () => {
    current.once('exit', (code, signal) => {
      if (stopping) return;
      log.warn({ code, signal }, 'PostgreSQL has died: starting it again');
      relaunching = relaunch().catch(fail);
    });
  };
  const relaunch = async () => {
    current = await launchPostmaster(start);
    watch();
  };
  watch();
  const stop = async () => {
    stopping = true;
    await relaunching;
    await stopPostmaster(current);
  };
  return { failed, fail, stop };
}

async function ensureDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)} template template0`);
  } finally {
    await client.end();
  }
}
