import { databaseWaitMs, sinceDatabaseSeen } from '../outage-watch.ts';
import { askPrimary } from './primary-probe.ts';

/**
 * Whether requests can be sent to this server: the database answers, or did so a moment ago and
 * requests wait for it. Asked on a connection of its own, which no other work can occupy.
 * @param within milliseconds in which the answer is needed
 */
export async function isReady(within: number): Promise<boolean> {
  const late = Promise.withResolvers<false>();
  const timer = setTimeout(() => late.resolve(false), within);
  const answers = await Promise.race([askPrimary(), late.promise]).finally(() => clearTimeout(timer));
  return answers || sinceDatabaseSeen() < databaseWaitMs;
}
