import { expect, test } from 'vitest';
import { crowdedFolders, longFiles, MAX_FILE_LINES, wideComments } from './file-shape.ts';
import { sourceFiles } from './source-files.ts';

const files = sourceFiles('app', 'components', 'lib', 'e2e');

test('keeps every folder at 40 entries or fewer', () => {
  expect(crowdedFolders(files.map(({ path }) => path))).toEqual([]);
});

test('keeps every product file at 200 lines or fewer, dictionaries apart', () => {
  const product = files.filter(({ path }) => !/\.(test|spec)\.tsx?$|^lib\/i18n\/(fr|en)\//.test(path));
  expect(longFiles(product)).toEqual([]);
});

test('keeps every comment at 100 characters a line or fewer', () => {
  expect(wideComments(files)).toEqual([]);
});

test('catches a crowded folder, a long file and a wide comment', () => {
  const paths = Array.from({ length: 41 }, (_, index) => `lib/crowd/file-${index}.ts`);
  expect(crowdedFolders(paths)).toEqual(['lib/crowd: 41']);
  expect(longFiles([{ path: 'lib/long.ts', text: '\n'.repeat(MAX_FILE_LINES + 1) }])).toEqual(['lib/long.ts: 201']);
  const wide = `${'x'.repeat(120)}\n  // ${'y'.repeat(100)}\n`;
  expect(wideComments([{ path: 'lib/wide.ts', text: wide }])).toEqual(['lib/wide.ts:2']);
});
