import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** `inBundle`: part of the package that contains it, whose integrity holds for both. */
type Entry = { integrity?: string; link?: boolean; inBundle?: boolean; hasInstallScript?: boolean };

const read = <File>(name: string) => JSON.parse(readFileSync(name, 'utf8')) as File;
const { packages } = read<{ packages: Record<string, Entry> }>('package-lock.json');
const { allowScripts } = read<{ allowScripts: Record<string, boolean> }>('package.json');
const entries = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.split('node_modules/').at(-1) ?? '';

test('has a SHA-512 for every package of the lock file', () => {
  const without = entries.filter(
    ([, { integrity, link, inBundle }]) => !link && !inBundle && !integrity?.startsWith('sha512-'),
  );
  expect(without.map(([path]) => path)).toEqual([]);
});

test('says of every package with an install script whether that runs, and of no other', () => {
  const scripted = entries.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path));
  expect(Object.keys(allowScripts).sort()).toEqual([...new Set(scripted)].sort());
});
