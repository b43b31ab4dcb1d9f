import { rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { isAlive } from './is-alive.ts';
import { launcherLock } from './launcher-lock.ts';
import { inUse } from './postmaster.ts';
import { mayBePostmaster, readPostmasterPid } from './postmaster-pid.ts';
import { databaseUrl } from './server-address.ts';

/**
 * A launcher takes its lock within milliseconds of its server's start; younger servers are given
 * this time, in seconds.
 */
const youth = 2;
const patience = 60_000;
/**
 * Milliseconds that PostgreSQL may need to notice a killed launcher: only a lock that outlasts them
 * has a living holder.
 */
const lastBreath = 1_500;

/**
 * Stops the server of this cluster if its launcher was killed; leaves it if its launcher is alive.
 * @throws Refusal when another start lives on it.
 */
export async function stopOrphanedServer(cluster: string, password: string): Promise<void> {
  const deadline = Date.now() + patience;
  let ruledSince: number | undefined;
  for (;;) {
    const server = await readPostmasterPid(cluster);
    if (!server || !isAlive(server.pid)) return;
    if (!(await mayBePostmaster(server, cluster))) return rm(path.join(cluster, 'postmaster.pid'), { force: true });
    const state = await lookAt(databaseUrl({ port: server.port, password }, 'postgres'));
    ruledSince = state === 'ruled' ? (ruledSince ?? Date.now()) : undefined;
    const outlasted = ruledSince !== undefined && Date.now() - ruledSince > lastBreath;
    if (outlasted || Date.now() > deadline) throw inUse(cluster);
    if (state === 'orphan') return await end(server.pid);
    await pause(100);
  }
}

/** `unclear`: still starting or stopping, or too young to have been given up. */
async function lookAt(url: string): Promise<'ruled' | 'orphan' | 'unclear'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    if (!(await launcherLock(client))) return 'ruled';
    const { rows } = await client.query('select extract(epoch from now() - pg_postmaster_start_time())::float8 as age');
    return rows[0].age < youth ? 'unclear' : 'orphan';
  } catch {
    return 'unclear';
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function end(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + patience;
  while (isAlive(pid)) {
    // Immediate shutdown: what was committed is in the journal.
    if (Date.now() > deadline) process.kill(pid, 'SIGQUIT');
    await pause(50);
  }
}
