import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documents, mentionedDecisions, missingPaths } from './documents.ts';
import { sourceFiles } from './source-files.ts';

const decisions = globSync('docs/decisions/[0-9]*.md').map((path) => path.replaceAll('\\', '/').split('/').pop() ?? '');
const wall = 'lib/testing/walls/documents.test.ts';

test('names only paths that exist in the documents', () => {
  const read = documents();
  expect(read.length).toBeGreaterThan(40);
  const missing = read.flatMap((document) => missingPaths(document).map((path) => `${document.path}: ${path}`));
  expect(missing).toEqual([]);
});

test('mentions only decisions that exist in the source', () => {
  const schema = { path: 'prisma/schema.prisma', text: readFileSync('prisma/schema.prisma', 'utf8') };
  const styles = { path: 'app/globals.css', text: readFileSync('app/globals.css', 'utf8') };
  const read = [...sourceFiles('app', 'components', 'lib', 'e2e'), schema, styles].filter(({ path }) => path !== wall);
  const unknown = read.flatMap(({ path, text }) =>
    mentionedDecisions(text)
      .filter((mention) => !decisions.some((name) => name === mention || name.startsWith(`${mention}-`)))
      .map((mention) => `${path}: ${mention}`),
  );
  expect(unknown).toEqual([]);
});

test('numbers the decisions in one series without gaps, each with a date and a status', () => {
  const numbers = decisions.map((name) => Number(name.slice(0, 3))).sort((a, b) => a - b);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  const form =
    /^# (\d{3}) .+\n\n- Date: \d{4}-\d\d-\d\d\n- Status: .+\n\n## Context\n[\s\S]*\n## Decision\n[\s\S]*\n## Consequences\n/;
  const formless = decisions.filter(
    (name) => form.exec(readFileSync(`docs/decisions/${name}`, 'utf8'))?.[1] !== name.slice(0, 3),
  );
  expect(formless).toEqual([]);
});

test('catches a missing path, a broken link and an unknown decision', () => {
  const text = 'See `lib/no-such-file.ts`, `lib/result.ts`, `lib/<room>.ts` and [the guide](no-guide.md).';
  expect(missingPaths({ path: 'docs/x.md', text })).toEqual(['lib/no-such-file.ts', 'docs/no-guide.md']);
  expect(mentionedDecisions('decision 012 and docs/decisions/013-x.md')).toEqual(['012', '013-x.md']);
});
