import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addFormerStatic, setStaticAside } from './keep-static.ts';

let distDir: string;

beforeEach(async () => {
  distDir = await mkdtemp(path.join(tmpdir(), 'build-'));
});
afterEach(() => rm(distDir, { recursive: true }));

/** Stands for a build: it empties the folder, and writes files of its own. */
async function write(files: Record<string, string>): Promise<void> {
  const folder = path.join(distDir, 'static', 'chunks');
  await rm(path.join(distDir, 'static'), { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
}

async function build(files: Record<string, string>): Promise<string[]> {
  await setStaticAside(distDir);
  await write(files);
  await addFormerStatic(distDir);
  return (await readdir(path.join(distDir, 'static', 'chunks'))).sort();
}

test('keeps the files of the release before, compressed ones too, for one release', async () => {
  expect(await build({ 'a.js': '1', 'a.js.br': '1', 'both.js': '1' })).toEqual(['a.js', 'a.js.br', 'both.js']);
  expect(await build({ 'b.js': '2', 'both.js': '2' })).toEqual(['a.js', 'a.js.br', 'b.js', 'both.js']);
  expect(await readFile(path.join(distDir, 'static', 'chunks', 'both.js'), 'utf8')).toBe('2');
  expect(await build({ 'c.js': '3' })).toEqual(['b.js', 'both.js', 'c.js']);
});

test('keeps them over a build that fails', async () => {
  await build({ 'a.js': '1' });
  await setStaticAside(distDir);
  await write({ 'half.js': '2' });
  // The next build sets nothing aside, because there is no whole one.
  await write({ 'b.js': '3' });
  await addFormerStatic(distDir);
  expect((await readdir(path.join(distDir, 'static', 'chunks'))).sort()).toEqual(['a.js', 'b.js']);
});
