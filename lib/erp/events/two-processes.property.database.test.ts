import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '#lib/testing/database.ts';
import { send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { finalState, histories, historyRuns, type Sent } from '#lib/testing/histories.ts';
import type { Answered, Asked } from '#lib/testing/processes/second-process.ts';
import { testStaff } from '#lib/testing/staff.ts';

let other: ChildProcess;
const waiting = new Map<number, (verdict: string) => void>();

beforeAll(async () => {
  await testDatabase();
  process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';
  other = fork('lib/testing/processes/second-process.ts', { env: process.env, execArgv: [] });
  other.on('message', ({ task, verdict }: Answered) => waiting.get(task)?.(verdict));
});
afterAll(async () => {
  const gone = once(other, 'exit');
  other.disconnect();
  other.kill();
  await gone;
});

let tasks = 0;

async function sendByOther({ connection }: TestErp, { id, body }: Sent): Promise<string> {
  const task = tasks++;
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const died = () => reject(new Error('the other process died'));
  waiting.set(task, resolve);
  other.once('exit', died);
  other.send({ task, connectionId: connection.id, id, body } satisfies Asked);
  return promise.finally(() => {
    waiting.delete(task);
    other.off('exit', died);
  });
}

/** A shuffled history with the process that receives each message; some messages go to both. */
const dealt = histories.chain(({ events, shuffled }) => {
  const to = fc.constantFrom('ours', 'theirs', 'both');
  return fc
    .array(to, { minLength: shuffled.length, maxLength: shuffled.length })
    .map((hands) => ({ events, shuffled, hands }));
});

test(
  'ends as in order with two concurrent processes, each message with one effect',
  async () => {
    other.setMaxListeners(0);
    await fc.assert(
      fc.asyncProperty(dealt, async ({ events, shuffled, hands }) => {
        const [one, both] = [await testErp(await testStaff()), await testErp(await testStaff())];
        for (const { id, body } of events) await send(one, body, id);
        const verdicts = await Promise.all(
          shuffled.flatMap((message, at) => [
            ...(hands[at] === 'theirs'
              ? []
              : [send(both, message.body, message.id).then(({ verdict }) => String(verdict))]),
            ...(hands[at] === 'ours' ? [] : [sendByOther(both, message)]),
          ]),
        );
        expect(await finalState(both)).toEqual(await finalState(one));
        expect(verdicts.filter((verdict) => verdict !== 'duplicate')).toHaveLength(events.length);
        expect(verdicts).not.toContain('received');
      }),
      { numRuns: historyRuns },
    );
  },
  120_000 + historyRuns * 3_000,
);
