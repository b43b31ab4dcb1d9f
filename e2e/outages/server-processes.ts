import { spawnSync } from 'node:child_process';

type Listed = { pid: number; parent: number; command: string };

/** The web processes, and the process of the jobs, below a launcher. */
export function serverProcesses(launcher: number): { web: number[]; jobs: number[] } {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args=', '-ww'], { encoding: 'utf8' });
  const listed = stdout.split('\n').flatMap((line): Listed[] => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
  const primary = listed.find(({ parent, command }) => parent === launcher && /web-processes/.test(command))?.pid;
  const children = listed.filter(({ parent }) => parent === primary);
  const jobs = children.filter(({ command }) => /jobs-process/.test(command)).map(({ pid }) => pid);
  return { web: children.map(({ pid }) => pid).filter((pid) => !jobs.includes(pid)), jobs };
}
