import { AsyncLocalStorage } from 'node:async_hooks';
import { isDatabaseAway } from './is-database-away.ts';

/**
 * Seconds after which a request is worth another try while the database is away (`Retry-After`).
 */
export const retryAfterSeconds = 5;

/**
 * Milliseconds for which requests and jobs wait for a database that is away, and for which a server
 * counts as ready after it last saw its database: a standby takes over within this time.
 */
export const databaseWaitMs = 25_000;

/**
 * Failures of the database during one HTTP request. `failures`: statements and connections of it
 * that failed because the database did not answer, without those that were made good by a
 * repetition. `unavailable`: its answer says so already, and only the status is missing. `inDoubt`:
 * a write was under way at that moment, so it is not known whether it was kept. `waitUntil`: until
 * when it waits for the database, on the clock of `performance.now()`.
 */
export type RequestOutage = { failures: number; unavailable: boolean; inDoubt: boolean; waitUntil: number };

// The preload and each bundle of Next load this module once: they share one watch.
const shared = globalThis as {
  clubOutageWatch?: {
    requests: AsyncLocalStorage<RequestOutage>;
    databaseAway: boolean;
    seenAt: number;
    lostAt: number;
  };
};

function watch() {
  shared.clubOutageWatch ??= {
    requests: new AsyncLocalStorage(),
    databaseAway: false,
    seenAt: Number.NEGATIVE_INFINITY,
    lostAt: Number.NEGATIVE_INFINITY,
  };
  return shared.clubOutageWatch;
}

/** The record of a request that begins now. */
export function newOutage(): RequestOutage {
  return { failures: 0, unavailable: false, inDoubt: false, waitUntil: performance.now() + databaseWaitMs };
}

/** Runs the handling of one HTTP request, whose statements are noted in the outage. */
export function watchRequest<Value>(outage: RequestOutage, handle: () => Value): Value {
  return watch().requests.run(outage, handle);
}

/** Runs work that belongs to no request, although one caused it. */
export function outsideRequests<Value>(work: () => Value): Value {
  return watch().requests.exit(work);
}

/** The outage record of the request that is being handled, if one is. */
export function requestOutage(): RequestOutage | undefined {
  return watch().requests.getStore();
}

/** Whether the last attempt of this process to reach the database failed. */
export function databaseWasAway(): boolean {
  return watch().databaseAway;
}

/** Milliseconds since the database last answered this process; infinite before the first time. */
export function sinceDatabaseSeen(): number {
  return performance.now() - watch().seenAt;
}

/**
 * Whether this process lost its database after a moment, given on the clock of `performance.now()`.
 */
export function databaseLostSince(moment: number): boolean {
  return watch().lostAt > moment;
}

/** Notes how an attempt to reach the database ended. */
export function noteAttempt(outage: RequestOutage | undefined, error?: unknown, writes = false): void {
  if (!error) {
    watch().databaseAway = false;
    watch().seenAt = performance.now();
    return;
  }
  const reason = isDatabaseAway(error);
  if (!reason) return;
  if (reason === 'lost') {
    watch().databaseAway = true;
    watch().lostAt = performance.now();
  }
  if (outage) {
    outage.failures += 1;
    if (reason === 'lost' && writes) outage.inDoubt = true;
  }
}

/** What an outage means for what this request was to save, as a key of the problems' texts. */
export function outageProblem(): 'unavailable' | 'unavailable-in-doubt' {
  return requestOutage()?.inDoubt ? 'unavailable-in-doubt' : 'unavailable';
}

/**
 * Notes that the answer of this request tells its reader that the database is away: it is sent with
 * status 503.
 * @returns whether the error means that; other errors change nothing
 */
export function markUnavailable(error: unknown): boolean {
  const outage = requestOutage();
  if (!isDatabaseAway(error) && !outage?.failures) return false;
  if (outage) outage.unavailable = true;
  return true;
}
