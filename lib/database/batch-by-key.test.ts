import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { batchByKey } from './batch-by-key.ts';

test('runs a single item at once, and items that arrive meanwhile as batches of bounded size, in order', async () => {
  const goes: number[][] = [];
  const square = batchByKey<number, number>(3, async (items) => {
    goes.push(items);
    await turn();
    return items.map((item) => item * item);
  });
  expect(await Promise.all([1, 2, 3, 4, 5].map((item) => square('a', item)))).toEqual([1, 4, 9, 16, 25]);
  expect(goes).toEqual([[1], [2, 3, 4], [5]]);
  expect(await square('a', 6)).toBe(36);
  expect(goes.at(-1)).toEqual([6]);
});

test('does not make other keys wait', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const wait = batchByKey<Promise<void>, string>(9, async (items) => {
    await Promise.all(items);
    return items.map(() => 'done');
  });
  const slow = wait('slow', promise);
  expect(await wait('quick', Promise.resolve())).toBe('done');
  resolve();
  expect(await slow).toBe('done');
});

test('fails only the item that fails', async () => {
  const invert = batchByKey<number, number>(9, async (items) => {
    await turn();
    if (items.includes(0)) throw new Error('by zero');
    return items.map((item) => 1 / item);
  });
  const all = await Promise.allSettled([1, 2, 0, 4].map((item) => invert('a', item)));
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)))).toEqual([
    1,
    0.5,
    'Error: by zero',
    0.25,
  ]);
});
