import { setTimeout as pause } from 'node:timers/promises';
import { type Runner, run } from 'graphile-worker';
import { connection } from '#lib/database/connection.ts';
import { log } from '#lib/log.ts';
import { tasks, timetable } from './tasks.ts';
import { workerLog } from './worker-log.ts';

/** Milliseconds a running job is given to finish when the server stops; then it is handed back to the queue. */
const grace = 2_500;

/**
 * Works through the job queue in this process until it is stopped. The queue lives in the database, in a schema of its own
 * (`graphile_worker`) that it brings up to date by itself. When the database goes away, it starts over once it is back.
 * @returns stops: waits for running jobs, at most a few seconds
 */
export function runJobs(): () => Promise<void> {
  const stopping = new AbortController();
  let runner: Runner | undefined;
  const finished = (async () => {
    while (!stopping.signal.aborted) {
      try {
        runner = await start();
        if (stopping.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        log.warn({ error: String(error) }, 'the job queue has stopped: starting it again');
      }
      await pause(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    // It rejects when the queue is stopping by itself already.
    const stopped = runner?.stop().catch(() => undefined);
    await Promise.race([stopped, pause(grace, undefined, { ref: false })]);
    await runner?.kill();
    await finished;
  };
}

function start(): Promise<Runner> {
  return run({
    pgPool: connection().pool,
    taskList: tasks,
    crontab: timetable,
    concurrency: 2,
    noHandleSignals: true,
    // A job that listens to its abort signal gets to end itself before it is handed back.
    gracefulShutdownAbortTimeout: grace - 1_000,
    logger: workerLog,
  });
}
