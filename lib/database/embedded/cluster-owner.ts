import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { Refusal } from '#lib/refusal.ts';
import { binaries } from './binaries.ts';

/** The user that PostgreSQL runs as where that is not ourselves: it refuses to run as root. */
export type Owner = { uid: number; gid: number };
/** `spawn`, as the owner of the cluster. */
export type Spawn = (command: string, args: string[], options: SpawnOptions) => ChildProcess;

/**
 * The system user of the cluster: null for the current one; under root the previous owner of the
 * folder, else the system user without rights.
 * @throws Refusal when root finds no such user
 */
export async function clusterOwner(cluster: string): Promise<Owner | null> {
  if (process.getuid?.() !== 0) return null;
  const existing = await stat(cluster).catch(() => null);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const nobody = users.find(([name, , uid]) => name === 'nobody' && Number(uid) > 0);
  if (!nobody)
    throw new Refusal(
      'PostgreSQL does not run as root and this system has no user "nobody": start as an ordinary user.',
    );
  return { uid: Number(nobody[2]), gid: Number(nobody[3]) };
}

/**
 * Returns how to run a program as that owner with the fewest capabilities. A folder below a closed
 * one such as /root requires one more: to search directories (CAP_DAC_READ_SEARCH) or, where
 * containers withhold it, to override permissions (CAP_DAC_OVERRIDE).
 */
export function spawnAs(owner: Owner | null, folder: string): Spawn {
  if (!owner) return spawn;
  // Without the last, access(2), by which PostgreSQL looks for its own programs, would leave the
  // capability out of account.
  const identity = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'];
  const ways: ((command: string, args: string[]) => { command: string; args: string[]; user: SpawnOptions })[] = [
    (command, args) => ({ command, args, user: owner }),
    ...['dac_read_search', 'dac_override'].map((capability) => (command: string, args: string[]) => ({
      command: 'setpriv',
      args: [...identity, `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`, command, ...args],
      user: {},
    })),
  ];
  const way = ways.find((candidate) => {
    const trial = candidate('/bin/sh', ['-c', 'cd "$0" && exec "$1" --version', folder, binaries().postgres]);
    return spawnSync(trial.command, trial.args, { ...trial.user, stdio: 'ignore', cwd: '/' } as object).status === 0;
  });
  if (!way)
    throw new Refusal(`The user that PostgreSQL runs as (uid ${owner.uid}) cannot reach ${folder} or node_modules.`);
  return (command, args, options) => {
    const run = way(command, args);
    return spawn(run.command, run.args, { ...options, ...run.user });
  };
}
