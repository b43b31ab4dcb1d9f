import { tally } from '#lib/log/tally.ts';
import { isDatabaseAway } from '../is-database-away.ts';
import { databaseWaitMs, databaseWasAway, noteAttempt, requestOutage } from '../outage-watch.ts';
import { primaryReturns } from './primary-probe.ts';

/** Errors of connections that were waited for in vain. */
const vain = new WeakSet<object>();

/**
 * Gets a connection, and tries again while the database is away, for 25 seconds since the HTTP
 * request began. Nothing has been sent yet, so that is always safe.
 * @param isClosed whether the pool is no longer used
 */
export async function retryConnecting<Connection>(
  connect: () => Promise<Connection>,
  isClosed: () => boolean,
): Promise<Connection> {
  const outage = requestOutage();
  const until = outage?.waitUntil ?? performance.now() + databaseWaitMs;
  for (;;) {
    // Who finds the database away does not try for itself: all wait for the answer to one question.
    if (databaseWasAway() && !isClosed() && !(await primaryReturns(until))) throw noted(waitedInVain());
    try {
      return await connect();
    } catch (error) {
      if (isDatabaseAway(error) !== 'lost' || isClosed()) throw noted(error);
      noteAttempt(undefined, error);
      tally('databaseRetries', 'connect');
    }
  }
  function noted(error: unknown): unknown {
    noteAttempt(outage, error);
    return error;
  }
}

function waitedInVain(): Error {
  const error = new Error('timeout exceeded when trying to connect: the database is away');
  vain.add(error);
  return error;
}

/**
 * Runs work that only reads, and once more when its connection is lost in the middle.
 * @param isRead asked only then, whether the work may be repeated
 */
export async function repeatRead<Value>(read: () => Promise<Value>, isRead = () => true): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (isDatabaseAway(error) !== 'lost' || vain.has(error as object) || !isRead()) throw error;
    tally('databaseRetries', 'read');
    const outage = requestOutage();
    const value = await read();
    // The failure of the first attempt was noted.
    if (outage) outage.failures -= 1;
    return value;
  }
}
