import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbedded } from '#lib/database/embedded/embedded.ts';
import { isAlive } from '#lib/database/embedded/is-alive.ts';
import { stopOrphanedServer } from '#lib/database/embedded/stop-orphaned-server.ts';
import { Refusal } from '#lib/refusal.ts';

const draftName = /^restore\.new-(\d+)$/;
const trialName = /^club-verify-(\d+)-/;

/** Does the work on a database of its own, in a folder that also takes the secrets of the copy. */
type Work<Value> = (databaseUrl: string, folder: string) => Promise<Value>;

/**
 * Makes a data folder: beside its final place until the work has succeeded, so that a failure or a
 * stop leaves nothing that `npm start` would take for a copy.
 * @throws Refusal for a folder that has something in it
 */
export async function inNewDataFolder<Value>(dataDir: string, work: Work<Value>): Promise<Value> {
  const folder = path.resolve(dataDir);
  const isNew = (await mkdir(folder, { recursive: true, mode: 0o711 })) !== undefined;
  await removeAbandoned(folder, draftName);
  if ((await readdir(folder)).length > 0)
    throw new Refusal(`${dataDir} is not empty: a backup is restored into a new DATA_DIR only. Nothing was changed.`);
  const draft = path.join(folder, `restore.new-${process.pid}`);
  try {
    const value = await onServer(draft, {}, work);
    // The cluster is the last: without it, nothing is there.
    for (const name of ['auth-secret', 'database-password', 'postgres'])
      if (await exists(path.join(draft, name))) await rename(path.join(draft, name), path.join(folder, name));
    return value;
  } finally {
    await rm(draft, { recursive: true, force: true });
    if (isNew) await rmdir(folder).catch(() => undefined);
  }
}

/** Does work on a database in a temporary folder, which is removed afterwards in every case. */
export async function inTrialFolder<Value>(work: Work<Value>): Promise<Value> {
  await removeAbandoned(tmpdir(), trialName);
  const folder = await mkdtemp(path.join(tmpdir(), `club-verify-${process.pid}-`));
  try {
    return await onServer(folder, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }, work);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs a server for the work, and stops it when the work ends or a signal interrupts it. */
async function onServer<Value>(folder: string, settings: Record<string, string>, work: Work<Value>): Promise<Value> {
  const interruption = interruptedBySignal();
  try {
    const server = await startEmbedded(folder, { settings });
    try {
      return await Promise.race([work(server.url, folder), interruption.interrupted]);
    } finally {
      await server.stop();
    }
  } catch (error) {
    throw (await fullDisk(folder, error)) ?? error;
  } finally {
    interruption.end();
  }
}

function interruptedBySignal() {
  const { promise: interrupted, reject } = Promise.withResolvers<never>();
  interrupted.catch(() => undefined);
  const stop = () => reject(new Refusal('Interrupted. Nothing was changed.'));
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, stop);
  const end = () => {
    for (const signal of signals) process.off(signal, stop);
  };
  return { interrupted, end };
}

/** A full disk stops PostgreSQL itself, whose log alone says why. */
async function fullDisk(folder: string, error: unknown): Promise<Refusal | null> {
  const said = error instanceof Error ? error.message : '';
  const log = await readFile(path.join(folder, 'postgres.log'), 'utf8').catch(() => '');
  return /No space left on device|ENOSPC|Disk quota exceeded/.test(said + log)
    ? new Refusal('The disk is full. Nothing was changed.')
    : null;
}

/** Removes what a killed restore or check left, with the server that it may have left running. */
async function removeAbandoned(parent: string, name: RegExp): Promise<void> {
  for (const entry of await readdir(parent)) {
    const maker = name.exec(entry)?.[1];
    if (!maker || isAlive(Number(maker))) continue;
    const folder = path.join(parent, entry);
    const password = await readFile(path.join(folder, 'database-password'), 'utf8').catch(() => '');
    if (password) await stopOrphanedServer(path.join(folder, 'postgres'), password).catch(() => undefined);
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}
