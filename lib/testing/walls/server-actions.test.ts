import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

/** Pages that only builds of the benches have. */
const bench = /\.bench\.tsx$/;

test('finds no server action inside a function, whose id would change with the lines around it', () => {
  const inside = sourceFiles('app', 'components', 'lib')
    .filter(({ path, text }) => !bench.test(path) && /^\s+['"]use server['"]/m.test(text))
    .map(({ path }) => path);
  expect(inside).toEqual([]);
});

test('binds no values to a server action, which would be sent back by the page of an older build', () => {
  const actions = sourceFiles('app', 'components', 'lib').filter(({ text }) => /^['"]use server['"]/m.test(text));
  expect(actions.length).toBeGreaterThan(30);
  const bound = sourceFiles('app', 'components').filter(({ text }) => /\.bind\(null\b/.test(text));
  expect(bound.map(({ path }) => path)).toEqual([]);
});
