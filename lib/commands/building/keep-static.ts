import { copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Below the folder `cache`, which a build does not empty. */
const asideOf = (distDir: string) => path.join(distDir, 'cache', 'former-static');
/** Names of the static files that are of the release before. */
const listOf = (distDir: string) => path.join(distDir, 'former-static.json');

/**
 * Copies the static files of the build that is there, before another one replaces them: a page that
 * is open goes on loading its scripts after an update. Files that this build itself has kept of the
 * one before are left out, so that each is kept for one release.
 */
export async function setStaticAside(distDir: string): Promise<void> {
  const [from, aside] = [path.join(distDir, 'static'), asideOf(distDir)];
  const kept = await readFile(listOf(distDir), 'utf8').catch(() => '[]');
  await rm(aside, { recursive: true, force: true });
  const names = await filesBelow(from);
  if (names.length === 0) return;
  await cp(from, aside, { recursive: true });
  for (const name of JSON.parse(kept) as string[]) await rm(path.join(aside, name), { force: true });
}

/** Adds the files that were set aside to those of the new build, which replaces none of its own. */
export async function addFormerStatic(distDir: string): Promise<void> {
  const [to, aside] = [path.join(distDir, 'static'), asideOf(distDir)];
  const present = new Set(await filesBelow(to));
  const former = (await filesBelow(aside)).filter((name) => !present.has(name));
  for (const name of former) {
    await mkdir(path.dirname(path.join(to, name)), { recursive: true });
    await copyFile(path.join(aside, name), path.join(to, name));
  }
  await writeFile(listOf(distDir), JSON.stringify(former));
  await rm(aside, { recursive: true, force: true });
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
