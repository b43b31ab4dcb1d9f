import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Runner, run, type Task, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { directUrl } from '#lib/database/connections/direct-url.ts';
import { jobLimits } from '#lib/database/limits.ts';
import { LimitedPool } from '#lib/database/routed-pool.ts';
import { log } from '#lib/log/log.ts';
import { takeWorkerLock, type WorkerLock } from '#lib/queue/worker-lock.ts';
import { aborted, runUnderLock } from './run-under-lock.ts';
import { giveUps, tasks, timetable } from './tasks.ts';
import { workerLog } from './worker-log.ts';

/**
 * Milliseconds that running jobs get when the server stops: until their abort signal, and until
 * they are abandoned.
 */
const shutdownTimeoutsMs = { signal: 1_500, all: 2_500 };
/** Milliseconds before a worker whose lock was lost is replaced. */
const restartDelayMs = 1_000;

/**
 * Maximum database connections: two concurrent jobs use up to eight; the rest listens and takes
 * jobs.
 */
const maxConnections = 12;

/**
 * Runs the job queue in this process until it is stopped. The queue has a schema of its own in the
 * database (`graphile_worker`), which it migrates by itself. A worker that loses its lock ends with
 * its connections, and another one with a new id replaces it: the next sweep of any worker resumes
 * its jobs.
 * @returns a function that stops: it waits a little for running jobs; another worker resumes those
 * that
 * take longer
 */
export function runJobs(): () => Promise<void> {
  const stopping = new AbortController();
  const finished = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await work(stopping.signal);
      } catch (error) {
        log.warn({ error: String(error) }, 'the job queue has stopped: starting it again');
      }
      await pause(restartDelayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return async () => {
    stopping.abort();
    await finished;
  };
}

/** Runs one worker until it is to stop, loses its lock or fails. */
async function work(stop: AbortSignal): Promise<void> {
  const databaseUrl = directUrl();
  const id = `worker-${randomBytes(12).toString('hex')}`;
  const lock = await takeWorkerLock(databaseUrl, id);
  // The connections carry the worker's id, by which a sweep of another worker finds and ends them.
  const pool = new LimitedPool({
    name: 'jobs',
    databaseUrl,
    limits: jobLimits,
    max: maxConnections,
    applicationName: id,
  });
  const created: { workers?: WorkerPool } = {};
  try {
    const runner = await start(id, pool, lock, created);
    const ended = runner.promise.finally(() => delete created.workers);
    // The promise is awaited below, or not at all.
    ended.catch(() => undefined);
    await Promise.race([ended, aborted(AbortSignal.any([stop, lock.lost]))]);
    if (stop.aborted && !lock.lost.aborted) {
      // The call rejects when the queue is stopping already.
      void runner.stop().catch(() => undefined);
      await Promise.race([ended, aborted(lock.lost), pause(shutdownTimeoutsMs.all, undefined, { ref: false })]);
    }
  } finally {
    // The order matters: jobs that still run lose their connections before others may take them.
    pool.closeNow();
    lock.giveUp();
    const workers = created.workers;
    if (workers) void Promise.resolve(workers.forcefulShutdown('the worker is replaced')).catch(() => undefined);
  }
}

function start(id: string, pool: LimitedPool, lock: WorkerLock, created: { workers?: WorkerPool }): Promise<Runner> {
  const events = new EventEmitter() as WorkerEvents;
  // The lock is taken before the first query, because the worker takes jobs under the same id.
  events.on('pool:create', ({ workerPool }) => {
    workerPool.id = id;
    created.workers = workerPool;
  });
  const taskList = Object.entries(tasks).map(([name, task]) => [
    name,
    runUnderLock(task as Task, giveUps[name], pool, lock),
  ]);
  return run({
    pgPool: pool,
    taskList: Object.fromEntries(taskList) as TaskList,
    crontab: timetable,
    concurrency: 2,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: shutdownTimeoutsMs.signal,
    // Only what is written in batches ends the worker when it fails: its jobs are handed back then.
    // Else a finished job would stay taken, and nothing would hear of the error.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: workerLog,
    events,
  });
}
