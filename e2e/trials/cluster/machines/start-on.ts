import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { programEnv } from '../../deploy/report.ts';
import type { Machine } from './network.ts';

/** The user of the system that Debian's packages run PostgreSQL as. */
const databaseUser = 'postgres';

/** Words before a program that has it run without root's rights. */
export const asDatabaseUser = [
  'setpriv',
  `--reuid=${databaseUser}`,
  `--regid=${databaseUser}`,
  '--clear-groups',
  '--inh-caps=-all',
] as const;

/** A program on one of the machines. */
export type Running = { child: ChildProcess; gone: Promise<unknown> };

/** Starts a program on a machine; what it prints is kept in a file of the folder. */
export function startOn(machine: Machine, words: string[], folder: string): Running {
  const file = openSync(path.join(folder, `${machine.name}.log`), 'a');
  const child = spawn('ip', ['netns', 'exec', machine.namespace, ...words], {
    stdio: ['ignore', file, file],
    env: { ...programEnv(), HOME: path.join(folder, machine.name), LC_ALL: 'C.UTF-8' },
    // Ctrl-C is for the trial itself, which ends what it has started.
    detached: true,
  });
  closeSync(file);
  return { child, gone: once(child, 'exit') };
}
