import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { type Runner, run, type Task, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker';
import { isDatabaseAway } from '#lib/database/is-database-away.ts';
import { jobLimits } from '#lib/database/limits.ts';
import { LimitedPool, onPool } from '#lib/database/routed-pool.ts';
import { log } from '#lib/log/log.ts';
import { takeWorkerLock, type WorkerLock } from '#lib/queue/worker-lock.ts';
import { type GiveUp, giveUps, tasks, timetable } from './tasks.ts';
import { workerLog } from './worker-log.ts';

/**
 * Milliseconds that running jobs get when the server stops: until their abort signal, and until
 * they are abandoned.
 */
const shutdownTimeoutsMs = { signal: 1_500, all: 2_500 };
/** Milliseconds before a worker whose lock was lost is replaced. */
const restartDelayMs = 1_000;
/** Milliseconds in which a lost lock becomes known after a job lost its connection. */
const lockLossDelayMs = 3_000;
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
  const databaseUrl = process.env.DATABASE_URL ?? '';
  const id = `worker-${randomBytes(12).toString('hex')}`;
  const lock = await takeWorkerLock(databaseUrl, id);
  // The connections carry the worker's id, by which a sweep of another worker finds and ends them.
  const pool = new LimitedPool({ databaseUrl, limits: jobLimits, max: maxConnections, applicationName: id });
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
    underLock(task as Task, giveUps[name], pool, lock),
  ]);
  return run({
    pgPool: pool,
    taskList: Object.fromEntries(taskList) as TaskList,
    crontab: timetable,
    concurrency: 2,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: shutdownTimeoutsMs.signal,
    logger: workerLog,
    events,
  });
}

/**
 * Runs a job on the connections of its worker, and aborts it when the lock is lost. It then never
 * settles for this worker: reporting success or failure would change the row of a job that another
 * worker has by now, or use up an attempt.
 */
function underLock(task: Task, giveUp: GiveUp | undefined, pool: LimitedPool, lock: WorkerLock): Task {
  return async (payload, helpers) => {
    const abortSignal = AbortSignal.any([lock.lost, ...(helpers.abortSignal ? [helpers.abortSignal] : [])]);
    try {
      await onPool(pool, async () => task(payload, { ...helpers, abortSignal }));
    } catch (error) {
      if (isDatabaseAway(error) === 'lost')
        await Promise.race([aborted(lock.lost), pause(lockLossDelayMs, undefined, { ref: false })]);
      if (lock.lost.aborted) return forever();
      if (giveUp && helpers.job.attempts >= helpers.job.max_attempts) await onPool(pool, async () => giveUp(payload));
      throw error;
    }
    if (lock.lost.aborted) return forever();
  };
}

function forever(): Promise<void> {
  return new Promise(() => undefined);
}

function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
