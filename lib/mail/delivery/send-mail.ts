import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { log } from '#lib/log/log.ts';
import { expireMail } from '#lib/mail/expire-mail.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import { claimMail } from './claim-mail.ts';
import { deliverToDemo } from './deliver-to-demo.ts';
import { isDemoMailbox } from './demo-mailbox.ts';
import { postMail } from './post-mail.ts';
import { recordRateLimit, takeSendingSlot } from './rate-limit.ts';
import { recordOutcome } from './record-outcome.ts';
import { mailResumed, stopMail } from './stop-mail.ts';

/**
 * Milliseconds that are waited for here, for a mail that is due later and for a turn; for longer,
 * the job ends and is asked for again.
 */
const patience = { due: 1_000, turn: 5_000 };

/**
 * Sends the mails that are due, request by request within the provider's rate limit, until none is.
 * A request is stored before it is sent and its outcome afterwards, so that a kill at any moment
 * loses no mail and none is accepted twice.
 * @returns seconds until the next call; null when no mail waits, or none can be sent
 */
export async function sendMail(stop: AbortSignal): Promise<number | null> {
  const settings = mailSettings();
  if (!settings && !isDemoMailbox()) return null;
  await expireMail();
  if (!settings) {
    await deliverToDemo(stop);
    return null;
  }
  const keyHash = createHash('sha256').update(settings.key).digest('hex');
  while (!stop.aborted) {
    const due = await nextDue();
    if (due === null) return null;
    if (due > patience.due) return due / 1000;
    const turn = await takeSendingSlot(keyHash);
    if ('stoppedUntil' in turn) return (turn.stoppedUntil.getTime() - Date.now()) / 1000;
    if (turn.wait > patience.turn) return turn.wait / 1000;
    await pause(Math.max(due, turn.wait), undefined, { signal: stop }).catch(() => undefined);
    if (stop.aborted) return 0;
    const claim = await inTransaction(claimMail);
    if (!claim) continue;
    const { outcome, pace } = await postMail(settings, claim);
    await recordRateLimit(pace);
    await inTransaction((tx) => recordOutcome(tx, claim.mails, outcome));
    if (outcome.kind === 'taken') await mailResumed();
    else log.warn({ outcome, mails: claim.mails.length, key: claim.key }, 'mails were not taken');
    if (outcome.kind === 'stopped') await stopMail(outcome.reason, keyHash);
  }
  return 0;
}

/** Milliseconds until the next mail is due; null when none waits. */
async function nextDue(): Promise<number | null> {
  const { pool } = connection();
  const now = await pool.query(`select 1 from mail where state = 'queued' and due_at <= now() limit 1`);
  if (now.rowCount) return 0;
  const { rows } = await pool.query<{ wait: number | null }>(
    `select (extract(epoch from min(due_at) - now()) * 1000)::float8 as wait from mail where state = 'queued'`,
  );
  const wait = rows[0]?.wait ?? null;
  return wait === null ? null : Math.max(0, wait);
}
