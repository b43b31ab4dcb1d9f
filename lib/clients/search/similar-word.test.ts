import { expect, test } from 'vitest';
import { wordDistance } from './similar-word.ts';

test.each([
  ['dupret', 'dupre', 0],
  ['duprez', 'dupre', 0],
  ['lefevre', 'lefebvre', 1],
  ['filippe', 'philippe', 0],
  ['matieu', 'mathieu', 0],
  ['jofroy', 'geoffroy', 2],
  ['kentin', 'quentin', 0],
  ['renault', 'renaud', 0],
  ['helenne', 'helene', 0],
  ['marrtin', 'martin', 0],
  ['matrin', 'martin', 1],
  ['muller', 'mueller', 1],
])('hears %s as %s', (typed, name, distance) => {
  expect(wordDistance(typed, name)).toBeLessThanOrEqual(distance);
});

test.each([
  ['dupre', 'martin'],
  ['lea', 'tom'],
  ['bernard', 'renard-bertrand'],
])('takes %s for another name than %s', (typed, name) => {
  expect(wordDistance(typed, name)).toBe(Number.POSITIVE_INFINITY);
});

test('compares nothing longer than a name', () => {
  expect(wordDistance('a'.repeat(64_000), 'a')).toBe(Number.POSITIVE_INFINITY);
});
