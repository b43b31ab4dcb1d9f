// Loaded before the server of a test: passwords take a second each and hardly any wait, as on a
// machine that is far too small.
import { setTimeout as pause } from 'node:timers/promises';
import { type WorkQueue, workQueue } from '#lib/throttle/work-queue.ts';

const secondsAPassword = 1;
const queue = workQueue({ atOnce: 1, waiting: 2, retrySeconds: 5 });

(globalThis as { clubPasswordQueue?: WorkQueue }).clubPasswordQueue = {
  run: (work, signal) =>
    queue.run(async () => {
      await pause(secondsAPassword * 1_000);
      return work();
    }, signal),
};
