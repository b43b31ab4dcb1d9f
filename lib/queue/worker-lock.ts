import { setTimeout as pause } from 'node:timers/promises';
import { LimitedClient } from '#lib/database/limited-client.ts';
import { limitedConfig, sessionLimits } from '#lib/database/limits.ts';
import { log } from '#lib/log/log.ts';
import { releaseAbandonedJobs, workerLockKey } from './release-abandoned-jobs.ts';

/** Milliseconds between two sweeps of one worker. */
const sweepIntervalMs = 3_000;
/**
 * Milliseconds without a sweep after which PostgreSQL ends the session: the process is paused,
 * hangs, or is unreachable.
 */
const idleSessionTimeoutMs = 12_000;

export type WorkerLock = {
  /**
   * Aborted once the lock is lost or given up: from then on other workers may take this one's jobs.
   */
  lost: AbortSignal;
  /** Ends the session, and the lock with it. */
  giveUp(): void;
};

/**
 * Takes the advisory lock that shows that a worker lives, on a session of its own, and releases the
 * jobs of abandoned workers: at once, and every few seconds. The sweeps also keep the session
 * alive.
 * @param worker a unique id
 */
export async function takeWorkerLock(databaseUrl: string, worker: string): Promise<WorkerLock> {
  const losing = new AbortController();
  const session = new LimitedClient({ connectionString: databaseUrl, ...limitedConfig(sessionLimits) });
  session.on('error', () => losing.abort());
  session.on('end', () => losing.abort());
  const giveUp = () => {
    losing.abort();
    session.hangUp();
  };
  try {
    await session.connect();
    await session.query(`select set_config('idle_session_timeout', '${idleSessionTimeoutMs}ms', false)`);
    await session.query(`select pg_advisory_lock(${workerLockKey('$1')})`, [worker]);
    await sweep(session, worker);
  } catch (error) {
    giveUp();
    throw error;
  }
  void keepSweeping(session, worker, losing.signal).then(giveUp);
  return { lost: losing.signal, giveUp };
}

async function keepSweeping(session: LimitedClient, worker: string, lost: AbortSignal): Promise<void> {
  while (!lost.aborted) {
    await pause(sweepIntervalMs, undefined, { signal: lost, ref: false }).catch(() => undefined);
    if (lost.aborted) return;
    try {
      await sweep(session, worker);
    } catch (error) {
      if (!lost.aborted) log.warn({ error: String(error) }, 'the lock of the job worker could not be kept');
      return;
    }
  }
}

async function sweep(session: LimitedClient, worker: string): Promise<void> {
  const released = await releaseAbandonedJobs(session, worker);
  if (released > 0) log.warn({ jobs: released }, 'jobs of a worker that is gone were returned to the queue');
  // graphile-worker releases jobs that look four hours old, and a clock that is set forward makes
  // any job look so.
  for (const table of ['_private_jobs', '_private_job_queues']) {
    const stale = 'abs(extract(epoch from now() - locked_at)) > 600';
    await session.query(`update graphile_worker.${table} set locked_at = now() where locked_by = $1 and ${stale}`, [
      worker,
    ]);
  }
}
