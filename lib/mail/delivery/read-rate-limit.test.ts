import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRateLimit } from './read-rate-limit.ts';

test.each<[Record<string, string>, ReturnType<typeof readRateLimit>]>([
  [{}, { limit: null, windowSeconds: 1, pauseSeconds: 0 }],
  [
    { 'ratelimit-limit': '2', 'ratelimit-remaining': '1', 'ratelimit-reset': '1' },
    { limit: 2, windowSeconds: 1, pauseSeconds: 0 },
  ],
  [
    { 'ratelimit-limit': '5', 'ratelimit-remaining': '0', 'ratelimit-reset': '3' },
    { limit: 5, windowSeconds: 1, pauseSeconds: 3 },
  ],
  [{ 'ratelimit-limit': '100;w=60' }, { limit: 100, windowSeconds: 60, pauseSeconds: 0 }],
  [
    { 'ratelimit-limit': '100', 'ratelimit-policy': '100;w=60' },
    { limit: 100, windowSeconds: 60, pauseSeconds: 0 },
  ],
  [{ 'retry-after': '7' }, { limit: null, windowSeconds: 1, pauseSeconds: 7 }],
  [{ 'ratelimit-limit': '0' }, { limit: null, windowSeconds: 1, pauseSeconds: 0 }],
  [
    { 'ratelimit-limit': 'many', 'retry-after': 'soon' },
    { limit: null, windowSeconds: 1, pauseSeconds: 0 },
  ],
])('%j', (headers, pace) => {
  expect(readRateLimit(headers)).toEqual(pace);
});

test('reads a usable rate limit from any headers', () => {
  const text = fc.oneof(
    fc.string(),
    fc.nat().map(String),
    fc.tuple(fc.nat(), fc.nat()).map(([limit, window]) => `${limit};w=${window}`),
  );
  const names = [
    'ratelimit-limit',
    'ratelimit-policy',
    'ratelimit-remaining',
    'ratelimit-reset',
    'retry-after',
  ] as const;
  fc.assert(
    fc.property(fc.tuple(text, text, text, text, text), (values) => {
      const { limit, windowSeconds, pauseSeconds } = readRateLimit(
        Object.fromEntries(names.map((name, index) => [name, values[index] as string])),
      );
      expect(limit === null || (limit >= 1 && limit <= 1_000)).toBe(true);
      expect(windowSeconds).toBeGreaterThanOrEqual(1);
      expect(pauseSeconds).toBeGreaterThanOrEqual(0);
      expect(pauseSeconds).toBeLessThanOrEqual(3_600);
    }),
  );
});
