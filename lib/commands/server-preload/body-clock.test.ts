import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyClock } from './body-clock.ts';

const pace = { idleMs: 50, graceMs: 100, bytesPerSecond: 10_000, totalMs: 300 };

/** The time at which a body that sends so many bytes every so often is too slow. */
function endOf(bytes: number, everyMs: number): number {
  const clock = bodyClock(pace, 0);
  for (let now = 0; ; now += everyMs) {
    if (now >= clock.deadline()) return clock.deadline();
    clock.received(bytes, now);
  }
}

test('ends a body that stops', () => {
  const clock = bodyClock(pace, 1_000);
  expect(clock.deadline()).toBe(1_050);
  clock.received(1, 1_040);
  expect(clock.deadline()).toBe(1_090);
});

test('ends a body that drips, after its grace', () => {
  expect(endOf(1, 20)).toBeLessThan(102);
  expect(endOf(1, 20)).toBeGreaterThanOrEqual(100);
});

test('ends a body that goes on for ever, however quickly', () => {
  expect(endOf(1_000_000, 20)).toBe(300);
});

test('does not count the time in which the server does not read', () => {
  const clock = bodyClock(pace, 0);
  clock.received(100, 10);
  clock.pause(10);
  expect(clock.deadline()).toBe(Number.POSITIVE_INFINITY);
  clock.resume(10_000);
  expect(clock.deadline()).toBe(10_050);
});

test('lets every body pass that keeps the rate and the total time', () => {
  const chunks = fc.array(
    fc.record({ bytes: fc.integer({ min: 1, max: 5_000 }), extra: fc.integer({ min: 1, max: 5_000 }) }),
    {
      maxLength: 50,
    },
  );
  fc.assert(
    fc.property(chunks, (sent) => {
      const clock = bodyClock({ ...pace, totalMs: Number.POSITIVE_INFINITY }, 0);
      let now = 0;
      for (const { bytes, extra } of sent) {
        // Faster than 10 bytes a millisecond, and never silent for 50.
        now += Math.min(49, (bytes + extra) / 20 / 10);
        expect(clock.deadline()).toBeGreaterThan(now);
        clock.received(bytes + extra, now);
      }
    }),
  );
});
