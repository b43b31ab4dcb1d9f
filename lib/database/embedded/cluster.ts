import { once } from 'node:events';
import { access, chown, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { binaries } from './binaries.ts';
import type { Owner, Spawn } from './cluster-owner.ts';
import { isAlive } from './is-alive.ts';

/** The environment of PostgreSQL's programs, without the secrets of the product. */
export const quietEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', NODE_ENV: 'production' as const };

const draftName = /^postgres\.new-(\d+)$/;

/**
 * Creates the database cluster the first time, under another name, and renames it when complete, so
 * that a killed start leaves no incomplete cluster. The next start removes what a killed one left.
 * @param cluster the folder of the cluster
 * @param passwordFile holds the password of its superuser, which thus is on no command line
 */
export async function ensureCluster(
  cluster: string,
  passwordFile: string,
  owner: Owner | null,
  spawn: Spawn,
): Promise<void> {
  await removeAbandonedDrafts(path.dirname(cluster));
  if (await exists(cluster)) return;
  const draft = `${cluster}.new-${process.pid}`;
  await mkdir(draft, { mode: 0o700 });
  try {
    if (owner) await chown(draft, owner.uid, owner.gid);
    await initialise(draft, passwordFile, spawn);
    await rename(draft, cluster).catch(async (error: NodeJS.ErrnoException) => {
      // A concurrent first start has created the cluster; it is used.
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function initialise(draft: string, passwordFile: string, spawn: Spawn): Promise<void> {
  const authentication = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const args = [`--pgdata=${draft}`, '--encoding=UTF8', '--locale=C', '--data-checksums', ...authentication];
  const child = spawn(binaries().initdb, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: quietEnvironment,
    cwd: draft,
  });
  const closed = once(child, 'close');
  const said = text(child.stderr as NodeJS.ReadableStream);
  const [code] = (await closed) as [number | null];
  if (code !== 0) throw new Error(`initdb failed:\n${await said}`);
}

async function removeAbandonedDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const maker = draftName.exec(name)?.[1];
    if (maker && (Number(maker) === process.pid || !isAlive(Number(maker))))
      await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
