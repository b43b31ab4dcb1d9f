import { connection } from '#lib/database/connection.ts';

/** Why delivery is stopped, until an operator fixes the cause outside this product. */
export type StopReason = 'key-refused' | 'sender-refused' | 'quota' | 'address-wrong';

/** Minutes after which one mail tries whether it has been put right. */
const minutes: Record<StopReason, number> = { 'key-refused': 10, 'sender-refused': 10, quota: 30, 'address-wrong': 10 };

/**
 * Pauses sending for a while, on every server. Staff sees it until the provider accepts the next
 * mail.
 */
export async function stopMail(reason: StopReason, keyHash: string): Promise<void> {
  await connection().pool.query(
    `update mail_pace set stop_reason = $1, stopped_key = $2, stopped_until = now() + make_interval(mins => $3),
       stopped_at = case when stop_reason = $1 then stopped_at else now() end where id = 1`,
    [reason, keyHash, minutes[reason]],
  );
}

/** A mail was taken: whatever it was is put right. */
export async function mailResumed(): Promise<void> {
  await connection().pool.query(
    'update mail_pace set stop_reason = null, stopped_at = null, stopped_until = null, stopped_key = null where id = 1 and stop_reason is not null',
  );
}
