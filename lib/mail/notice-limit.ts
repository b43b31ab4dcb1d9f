import type { Transaction } from '#lib/database/run-sql.ts';
import { takeAttempt, windowSeconds } from '#lib/throttle/attempts.ts';
import type { MailKind } from './mail-kind.ts';

/** Notices of one kind that one structure mails to one address in a day. */
export const noticesADay = 5;

/**
 * A mail that only informs: no reader waits for it, and its subject has happened whether or not it
 * is mailed.
 */
type Notice = { structureId: string; kind: Extract<MailKind, 'email-changed' | 'request-refused'>; to: string };

/**
 * Counts a notice that is about to be mailed, in the transaction of the reported change.
 * @returns false when the limit of the address for a day is reached: the notice is omitted
 */
export async function takeNotice(tx: Transaction, { structureId, kind, to }: Notice): Promise<boolean> {
  const door = { name: `mail:${kind}:day`, of: `${structureId} ${to}`, limit: noticesADay, seconds: windowSeconds.day };
  return (await takeAttempt(door, tx)) === 0;
}
