import { expect, test } from 'vitest';
import { replay } from './replay.ts';

test('reads the source once for several readers, and no further than the longest', async () => {
  let read = 0;
  async function* source() {
    while (read < 10) {
      read += 1;
      yield read;
    }
  }
  const items = replay(source());
  const first = async (count: number) => {
    const found: number[] = [];
    for await (const item of items()) if (found.push(item) === count) break;
    return found;
  };
  expect(await first(3)).toEqual([1, 2, 3]);
  expect(await first(2)).toEqual([1, 2]);
  expect(read).toBe(3);
  expect(await first(5)).toEqual([1, 2, 3, 4, 5]);
  expect(read).toBe(5);
  expect(await first(99)).toHaveLength(10);
});
