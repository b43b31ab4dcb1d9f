import { expect, test } from 'vitest';
import { newId } from '#lib/identity/new-id.ts';
import { readIds, writeIds } from './id-list.ts';
import { maxChosen } from './selection.ts';

test('reads the ids that it wrote, once each, and no more than may be chosen', () => {
  const ids = Array.from({ length: maxChosen + 5 }, newId);
  expect(readIds(writeIds(ids))).toEqual(ids.slice(0, maxChosen));
  expect(writeIds(ids).length).toBeLessThan(2_500);
  const [one] = ids as [string];
  expect(readIds(writeIds([one, one]))).toEqual([one]);
});

test.each(['', 'x', undefined, ['a'], '<script>alert(1)</script>', 'A'.repeat(21), 'z'.repeat(10_000)])(
  'reads no id from %j',
  (text) => {
    expect(readIds(text)).toEqual([]);
  },
);
