import { readdir, readlink } from 'node:fs/promises';
import { isAlive } from './is-alive.ts';
import { readPostmasterPid } from './postmaster-pid.ts';

/**
 * Ends the backends that a killed server left in the middle of a long statement. Called only when
 * PostgreSQL reports that its server has ended while their shared memory is in use. They are found
 * by their working directory, the cluster. Without /proc they end on their own.
 */
export async function endAbandonedBackends(cluster: string): Promise<void> {
  const server = await readPostmasterPid(cluster);
  if (server && isAlive(server.pid)) return;
  const processes = await readdir('/proc').catch(() => []);
  for (const name of processes.filter((entry) => /^\d+$/.test(entry))) {
    const folder = await readlink(`/proc/${name}/cwd`).catch(() => null);
    const program = await readlink(`/proc/${name}/exe`).catch(() => '');
    if (folder === cluster && /\/postgres( \(deleted\))?$/.test(program)) quit(Number(name));
  }
}

/** SIGQUIT is PostgreSQL's own "leave now, the next start recovers". */
function quit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // The process has ended meanwhile.
  }
}
