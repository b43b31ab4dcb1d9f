import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from '#lib/refusal.ts';
import { endAbandonedBackends } from './abandoned-backends.ts';
import { binaries } from './binaries.ts';
import { quietEnvironment } from './cluster.ts';
import type { Spawn } from './cluster-owner.ts';
import { databaseUrl } from './server-address.ts';

export type Postmaster = {
  cluster: string;
  port: number;
  password: string;
  logFile: string;
  /** PostgreSQL settings beside the defaults, such as `fsync: 'off'` for a throw-away cluster. */
  settings: Record<string, string>;
  spawn: Spawn;
};

/**
 * Keeps what people typed out of PostgreSQL's log: no DETAIL ("Key (email_key)=(…)"), no text or
 * parameters of statements, and no errors of statements at all, whose message may quote a value.
 * The product logs those errors itself, without values.
 */
const discreetLog = {
  log_error_verbosity: 'terse',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
};

const longestLog = 5_000_000;
/**
 * Recovery after a crash replays the journal, which has no time limit; a server that does nothing
 * for this long hangs.
 */
const patience = 120_000;

/**
 * Starts PostgreSQL and waits until it accepts connections. It runs in a session of its own, so
 * that Ctrl-C in a terminal leaves it running until the server has released it.
 * @throws Refusal when another process has this cluster open; Error with PostgreSQL's own words
 *   when it cannot start
 */
export async function launchPostmaster(start: Postmaster): Promise<ChildProcess> {
  const deadline = Date.now() + patience;
  for (let attempt = 0; ; attempt += 1) {
    const outcome = await tryToLaunch(start, deadline);
    if (typeof outcome !== 'string') return outcome;
    if (outcome.includes('lock file "postmaster.pid" already exists')) throw inUse(start.cluster);
    // The backends of a server that was killed notice it only when they next wait; until then
    // PostgreSQL protects their memory.
    const held = outcome.includes('pre-existing shared memory block');
    if (!held || Date.now() > deadline) throw new Error(`PostgreSQL did not start:\n${outcome}`);
    if (attempt > 3) await endAbandonedBackends(start.cluster);
    await pause(250);
  }
}

/** The message for a second start on the same folder. */
export function inUse(cluster: string): Refusal {
  return new Refusal(
    `The database in ${cluster} is in use by another running start: stop that one first, or set another DATA_DIR.`,
  );
}

/**
 * Requests a fast shutdown, which ends running statements and writes a checkpoint, and waits for
 * its end.
 */
export async function stopPostmaster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGINT');
  await gone;
}

async function tryToLaunch(start: Postmaster, deadline: number): Promise<ChildProcess | string> {
  await rotate(start.logFile);
  const logFile = await open(start.logFile, 'a', 0o600);
  const from = (await logFile.stat()).size;
  // To 127.0.0.1 and not to a socket in the folder: its path would often be longer than sockets
  // allow (107 bytes).
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...discreetLog, ...start.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = start.spawn(binaries().postgres, ['-D', start.cluster, '-p', String(start.port), ...flags], {
    stdio: ['ignore', logFile.fd, logFile.fd],
    env: quietEnvironment,
    cwd: '/',
    detached: true,
  });
  let failed: Error | undefined;
  child.once('error', (error) => {
    failed = error;
  });
  await logFile.close();
  while (child.exitCode === null && child.signalCode === null && !failed) {
    if (await accepts(start)) return child;
    if (Date.now() > deadline) await stopPostmaster(child);
    await pause(20);
  }
  return failed?.message ?? (await readFile(start.logFile)).subarray(from).toString('utf8');
}

async function accepts(start: Postmaster): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl(start, 'postgres'), connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '28P01')
      throw new Refusal(`The password beside ${start.cluster} is not the one it was made with.`);
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function rotate(file: string): Promise<void> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > longestLog) await rename(file, `${file}.old`);
}
