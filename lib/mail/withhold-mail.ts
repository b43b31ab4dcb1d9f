import type { Queryable } from '#lib/database/run-sql.ts';
import { cancellable, cancelled } from './cancellable.ts';

/**
 * Has no mail leave that waits in a restored copy: the product that was backed up may have sent it.
 * One that was in a request then is marked as in doubt, because nobody knows.
 * @returns how many were withheld
 */
export async function withholdMail(on: Queryable): Promise<number> {
  const { rowCount: waiting } = await on.query(`update mail m set ${cancelled} where ${cancellable}`);
  const { rowCount: inDoubt } = await on.query(
    `update mail set state = 'in-doubt', state_at = now() where state = 'queued'`,
  );
  return (waiting ?? 0) + (inDoubt ?? 0);
}
