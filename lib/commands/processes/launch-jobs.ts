import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { heap } from './heap.ts';

const entry = fileURLToPath(import.meta.resolve('./jobs-process.ts'));

/** Starts the process that runs the jobs. It gets no Ctrl-C from the terminal, only from us. */
export function forkJobs(env: Record<string, string>): ChildProcess {
  return fork(entry, [], { execArgv: [...heap], env: { ...process.env, ...env }, detached: true });
}
