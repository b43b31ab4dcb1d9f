import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const states = ['met', 'not applicable', 'not met in part', 'not met'];
const rows = readFileSync('docs/security.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| /, '').replace(/ \|$/, '')));
const lines = rows.filter(([id = '']) => /^\d+\.\d+\.\d+$/.test(id));

/** The numbers of a chapter's lines in each state. */
const countOf = (chapter: string) =>
  states.map((state) =>
    String(
      lines.filter(([id = '', , found]) => (chapter === '' || id.startsWith(`${chapter}.`)) && found === state).length,
    ),
  );

test('counts the lines of docs/security.md in the table above them as they are', () => {
  const chapters = rows.filter(([name = '']) => /^V\d+ /.test(name));
  expect(chapters).toHaveLength(17);
  for (const [name = '', ...counts] of chapters) expect(counts, name).toEqual(countOf(/\d+/.exec(name)?.[0] ?? ''));
  expect(rows.find(([name]) => name === 'all')?.slice(1)).toEqual(countOf(''));
});

test('gives every line of docs/security.md once, with its level and a known state', () => {
  expect(new Set(lines.map(([id]) => id)).size).toBe(lines.length);
  for (const [id, level = '', state = ''] of lines)
    expect([id, /^[12]$/.test(level), states.includes(state)]).toEqual([id, true, true]);
});
