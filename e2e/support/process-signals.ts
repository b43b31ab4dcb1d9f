import { spawnSync } from 'node:child_process';

type Listed = { pid: number; parent: number; args: string };

function processes(): Listed[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, args] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), args: args ?? '' }] : [];
  });
}

/** The processes of the PostgreSQL server that has this folder open, the postmaster first. */
export function postgresOf(cluster: string): number[] {
  const all = processes();
  const [postmaster] = all.filter(({ args }) => args.includes(`-D ${cluster} `)).map(({ pid }) => pid);
  if (!postmaster) throw new Error(`no PostgreSQL runs in ${cluster}`);
  return [postmaster, ...all.filter(({ parent }) => parent === postmaster).map(({ pid }) => pid)];
}

/** The server process that a launcher started, without its database. */
export function serverOf(launcher: number): number {
  const found = processes().find(({ parent, args }) => parent === launcher && args.includes('next'));
  if (!found) throw new Error('the launcher has no server');
  return found.pid;
}

/** Sends a signal to processes; one that has gone meanwhile is left out. */
export function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
