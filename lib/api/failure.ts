import { isDatabaseAway } from '#lib/database/is-database-away.ts';
import { requestOutage, retryAfterSeconds } from '#lib/database/outage-watch.ts';
import { log } from '#lib/log/log.ts';
import { problem } from './problem.ts';

/**
 * Answers a program's call that threw: 503 with `Retry-After` while the database is away, otherwise
 * 500. The reason goes to the log only.
 */
export function failure(error: unknown, what: string): Response {
  if (isDatabaseAway(error) || requestOutage()?.failures) {
    log.warn({ error: String(error) }, `${what}: the database is away`);
    return problem('unavailable', { retryAfter: retryAfterSeconds });
  }
  log.error({ err: error }, what);
  return problem('unexpected');
}
