import { link, open, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '#lib/database/embedded/is-alive.ts';
import { Refusal } from '#lib/refusal.ts';

const draftName = /\.unfinished-(\d+)$/;
/** What a terminal (Ctrl-C) and a service manager send. */
const endSignals = ['SIGINT', 'SIGTERM'] as const;

/**
 * Writes a file that has its name only once it is whole: it is written under another name and
 * flushed to the disk first. It replaces no other file, and only its owner can read it.
 * @param content is read to its end
 * @returns its size in bytes
 * @throws Refusal where the system does not let it, such as on a full disk, or when the process is
 *   told to end; the draft is removed
 */
export async function writeWhole(file: string, content: AsyncIterable<Buffer>): Promise<number> {
  const target = path.resolve(file);
  const draft = `${target}.unfinished-${process.pid}`;
  const told = new AbortController();
  // Told a second time, the process ends at once.
  const end = () => told.abort(new Refusal(`${file} was not written: the backup was interrupted.`));
  for (const signal of endSignals) process.once(signal, end);
  try {
    if (await exists(target)) throw new Refusal(`${file} exists already: a backup replaces no file.`);
    await removeAbandonedDrafts(target);
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(content, { signal: told.signal });
      await handle.sync();
    } finally {
      await handle.close();
    }
    // A link, unlike a rename, never replaces.
    await link(draft, target);
    await syncFolder(path.dirname(target));
    return (await stat(target)).size;
  } catch (error) {
    throw told.signal.aborted ? told.signal.reason : (writeRefusal(file, error) ?? error);
  } finally {
    for (const signal of endSignals) process.off(signal, end);
    await rm(draft, { force: true }).catch(() => undefined);
  }
}

/** Returns what to say where the system does not let a file be written; null for other errors. */
function writeRefusal(file: string, error: unknown): Refusal | null {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new Refusal(`The disk of ${file} is full: nothing was written.`);
  if (code === 'EEXIST') return new Refusal(`${file} exists already: a backup replaces no file.`);
  const isOfFile =
    syscall !== undefined && ['open', 'scandir', 'write', 'fsync', 'link', 'stat', 'close'].includes(syscall);
  return isOfFile ? new Refusal(`${file} could not be written (${code}).`) : null;
}

/** Removes what a backup to the same file left when it was killed. */
async function removeAbandonedDrafts(target: string): Promise<void> {
  const folder = path.dirname(target);
  for (const name of await readdir(folder)) {
    const maker = draftName.exec(name)?.[1];
    const isOfTarget = name.startsWith(`${path.basename(target)}.unfinished-`);
    if (isOfTarget && maker && !isAlive(Number(maker))) await rm(path.join(folder, name), { force: true });
  }
}

async function exists(file: string): Promise<boolean> {
  return (await stat(file).catch(() => null)) !== null;
}

/** Makes the name itself survive a power cut; systems without it refuse to open folders. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
