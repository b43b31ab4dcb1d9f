import { readFile, readlink } from 'node:fs/promises';
import path from 'node:path';

/**
 * The content of the `postmaster.pid` of the server that uses, or used, a cluster (PostgreSQL:
 * src/include/utils/pidfile.h).
 */
export type RecordedPostmaster = { pid: number; port: number };

/** Null when no server has this cluster open and the last one left in order. */
export async function readPostmasterPid(cluster: string): Promise<RecordedPostmaster | null> {
  const lines = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').then(
    (content) => content.split('\n'),
    () => [],
  );
  const pid = Number(lines[0]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number(lines[3]) } : null;
}

/**
 * Whether the process with that id can be that server. After a restart of the machine or of a
 * container the id belongs to another process, which PostgreSQL itself would take for the server.
 */
export async function mayBePostmaster({ pid }: RecordedPostmaster, cluster: string): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null);
  if (name === null) return true;
  if (name.trim() !== 'postgres') return false;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => cluster);
  return folder === cluster;
}
