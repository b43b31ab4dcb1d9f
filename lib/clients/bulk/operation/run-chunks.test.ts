import { expect, test } from 'vitest';
import { nextChunkSize } from './run-chunks.ts';

test('holds fewer clients at once where a chunk took long, and more where it was quick', () => {
  expect(nextChunkSize(100, 100)).toBe(100);
  expect(nextChunkSize(100, 200)).toBe(50);
  expect(nextChunkSize(100, 10_000)).toBe(25);
  expect(nextChunkSize(100, 0)).toBe(200);
  expect(nextChunkSize(400, 20)).toBe(500);
  expect(nextChunkSize(12, 1_000)).toBe(10);
});
