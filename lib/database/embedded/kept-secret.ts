import { randomBytes } from 'node:crypto';
import { chown, link, readFile, rm, writeFile } from 'node:fs/promises';
import type { Owner } from './cluster-owner.ts';

/**
 * Reads the secret in a file that only its owner can read; generates it (256 bits, base64url) the
 * first time. Two processes that start at once read the same one: a link, unlike a rename, never
 * replaces.
 * @param owner who the file is handed to when root makes it for someone else
 */
export async function keptSecret(file: string, owner: Owner | null = null): Promise<string> {
  const known = await read(file);
  if (known) return known;
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  if (owner) await chown(draft, owner.uid, owner.gid);
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  return (await read(file)) as string;
}

function read(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}
