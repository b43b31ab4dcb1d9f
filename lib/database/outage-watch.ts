import { AsyncLocalStorage } from 'node:async_hooks';
import { isDatabaseAway } from './is-database-away.ts';

/**
 * Seconds after which a request is worth another try while the database is away (`Retry-After`).
 */
export const retryAfterSeconds = 5;

/**
 * Failures of the database during one HTTP request. `databaseAway`: a statement or a connection of
 * it failed because the database did not answer. `unavailable`: its answer says so already, and
 * only the status is missing. `inDoubt`: a write was under way at that moment, so it is not known
 * whether it was kept.
 */
export type RequestOutage = { databaseAway: boolean; unavailable: boolean; inDoubt: boolean };

// The preload and each bundle of Next load this module once: they share one watch.
const shared = globalThis as {
  clubOutageWatch?: { requests: AsyncLocalStorage<RequestOutage>; databaseAway: boolean };
};

function watch() {
  shared.clubOutageWatch ??= { requests: new AsyncLocalStorage(), databaseAway: false };
  return shared.clubOutageWatch;
}

/** Runs the handling of one HTTP request, whose statements are noted in the outage. */
export function watchRequest<Value>(outage: RequestOutage, handle: () => Value): Value {
  return watch().requests.run(outage, handle);
}

/** The outage record of the request that is being handled, if one is. */
export function requestOutage(): RequestOutage | undefined {
  return watch().requests.getStore();
}

/** Whether the last attempt of this process to reach the database failed. */
export function databaseWasAway(): boolean {
  return watch().databaseAway;
}

/** Notes how an attempt to reach the database ended. */
export function noteAttempt(outage: RequestOutage | undefined, error?: unknown, writes = false): void {
  if (!error) {
    watch().databaseAway = false;
    return;
  }
  const reason = isDatabaseAway(error);
  if (!reason) return;
  if (reason === 'lost') watch().databaseAway = true;
  if (outage) {
    outage.databaseAway = true;
    if (reason === 'lost' && writes) outage.inDoubt = true;
  }
}

/**
 * Notes that the answer of this request tells its reader that the database is away: it is sent with
 * status 503.
 * @returns whether the error means that; other errors change nothing
 */
export function markUnavailable(error: unknown): boolean {
  const outage = requestOutage();
  if (!isDatabaseAway(error) && !outage?.databaseAway) return false;
  if (outage) outage.unavailable = true;
  return true;
}
