import { globSync, readFileSync } from 'node:fs';

/** One file of the source. `path` is relative to the top level, with forward slashes. */
export type SourceFile = { path: string; text: string };

/** Reads the TypeScript files of some top folders; generated code is left out. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('/generated/') && !path.endsWith('.d.ts'))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** Returns whether a file belongs to tests: a test itself, a fixture, or a browser test. */
export function isTestFile(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('lib/testing/') || path.startsWith('e2e/');
}
