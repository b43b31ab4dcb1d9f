import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Busy, isBusy, workQueue } from './work-queue.ts';

/** Makes work that ends on request. */
function openEnded() {
  const begun: number[] = [];
  const ends = new Map<number, (value: number) => void>();
  const work = (id: number) => () => {
    begun.push(id);
    return new Promise<number>((resolve) => ends.set(id, resolve));
  };
  return { begun, work, end: (id: number) => ends.get(id)?.(id) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('runs a number at once, keeps a number waiting in order, and refuses the rest with a time to retry', async () => {
  const { begun, work, end } = openEnded();
  const queue = workQueue({ atOnce: 2, waiting: 2, retrySeconds: 5 });
  const outcomes = [0, 1, 2, 3, 4].map((id) => queue.run(work(id)));
  await expect(outcomes[4]).rejects.toMatchObject({ name: 'Busy', seconds: 5 });
  expect(begun).toEqual([0, 1]);
  end(1);
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  const late = queue.run(work(5));
  for (const id of [0, 2]) end(id);
  await settle();
  expect(begun).toEqual([0, 1, 2, 3, 5]);
  for (const id of [3, 5]) end(id);
  expect(await Promise.all([...outcomes.slice(0, 4), late])).toEqual([0, 1, 2, 3, 5]);
});

test('never begins work whose caller has left, and gives its place to another', async () => {
  const { begun, work, end } = openEnded();
  const queue = workQueue({ atOnce: 1, waiting: 1, retrySeconds: 1 });
  const gone = new AbortController();
  const first = queue.run(work(0));
  const second = queue.run(work(1), gone.signal);
  await expect(queue.run(work(2))).rejects.toSatisfy(isBusy);
  gone.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  const third = queue.run(work(3));
  end(0);
  await first;
  await settle();
  expect(begun).toEqual([0, 3]);
  end(3);
  await third;
  await expect(queue.run(work(4), gone.signal)).rejects.toThrow('gone');
  expect(begun).toEqual([0, 3]);
});

test('frees the place of work that fails', async () => {
  const queue = workQueue({ atOnce: 1, waiting: 0, retrySeconds: 1 });
  await expect(queue.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await queue.run(async () => 'yes')).toBe('yes');
  expect(isBusy(new Busy(1))).toBe(true);
  expect(isBusy(new Error('busy'))).toBe(false);
});

test('never runs more at once than allowed and loses nothing, whatever arrives, ends and leaves', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('arrive' as const) }),
    fc.record({ do: fc.constantFrom('end' as const, 'leave' as const), which: fc.nat(20) }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.nat(3),
      fc.array(step, { maxLength: 40 }),
      async (atOnce, waiting, steps) => {
        const queue = workQueue({ atOnce, waiting, retrySeconds: 1 });
        const running = new Map<number, () => void>();
        const callers: AbortController[] = [];
        const settled: string[] = [];
        const outcomes: Promise<unknown>[] = [];
        const arrive = () => {
          const id = callers.length;
          const caller = new AbortController();
          callers.push(caller);
          const work = () => new Promise<void>((resolve) => running.set(id, resolve)).finally(() => running.delete(id));
          outcomes.push(
            queue.run(work, caller.signal).then(
              () => settled.push('done'),
              (error: unknown) => settled.push(isBusy(error) ? 'busy' : 'gone'),
            ),
          );
        };
        for (const one of steps) {
          if (one.do === 'arrive') arrive();
          else if (one.do === 'end') [...running.values()][one.which % Math.max(1, running.size)]?.();
          else callers[one.which % Math.max(1, callers.length)]?.abort();
          await settle();
          expect(running.size).toBeLessThanOrEqual(atOnce);
          expect(callers.length - settled.length).toBeLessThanOrEqual(atOnce + waiting);
        }
        while (running.size > 0) {
          for (const end of running.values()) end();
          await settle();
        }
        await Promise.all(outcomes);
        expect(settled).toHaveLength(callers.length);
      },
    ),
    { numRuns: 200 },
  );
});
