import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Runner, run, type WorkerEvents } from 'graphile-worker';
import { connection } from '#lib/database/connection.ts';
import { log } from '#lib/log.ts';
import { handBack } from './hand-back.ts';
import { tasks, timetable } from './tasks.ts';
import { workerLog } from './worker-log.ts';

/** Milliseconds that running jobs get when the server stops: until they are told by their abort signal, and until they are left. */
const grace = { signal: 1_500, all: 2_500 };

/**
 * Works through the job queue in this process until it is stopped. The queue lives in the database, in a schema of its own
 * (`graphile_worker`) that it brings up to date by itself. When the database goes away, it starts over once it is back.
 * @returns stops: waits a little for running jobs and hands back those that take longer. The process is to end then.
 */
export function runJobs(): () => Promise<void> {
  const stopping = new AbortController();
  const pools = new Set<string>();
  let runner: Runner | undefined;
  const finished = (async () => {
    while (!stopping.signal.aborted) {
      try {
        runner = await start(pools);
        if (stopping.signal.aborted) await runner.stop();
        await runner.promise;
      } catch (error) {
        log.warn({ error: String(error) }, 'the job queue has stopped: starting it again');
      }
      await pause(1_000, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    return 'finished' as const;
  })();
  return async () => {
    stopping.abort();
    // It rejects when the queue is stopping by itself already.
    void runner?.stop().catch(() => undefined);
    const outcome = await Promise.race([finished, pause(grace.all, 'late' as const, { ref: false })]);
    if (outcome === 'finished') return;
    log.warn('jobs that are still running are handed back to the queue');
    await handBack(connection().pool, [...pools]);
  };
}

function start(pools: Set<string>): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  events.on('pool:create', ({ workerPool }) => pools.add(workerPool.id));
  return run({
    pgPool: connection().pool,
    taskList: tasks,
    crontab: timetable,
    concurrency: 2,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: grace.signal,
    logger: workerLog,
    events,
  });
}
