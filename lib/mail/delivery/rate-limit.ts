import { connection } from '#lib/database/connection.ts';
import type { ProviderRateLimit } from './read-rate-limit.ts';

/** Milliseconds until the turn that was taken; or that nothing may leave until then. */
export type SendingSlot = { wait: number } | { stoppedUntil: Date };

/**
 * SQL: between two requests. A little more than the pace, because the provider has another clock.
 */
const spacing = `make_interval(secs => 1.02 * window_seconds / greatest("limit", 1))`;

/**
 * Takes the next turn at the provider, before the request leaves: all servers share one row, so
 * together they keep the pace, also when one of them is killed in the middle of a request.
 * @param keyHash of the provider's key in use: a stop because of another key is over
 */
export async function takeSendingSlot(keyHash: string): Promise<SendingSlot> {
  const { rows } = await connection().pool.query<{ wait: number; until: Date | null }>(
    `with slot as (
       select greatest(clock_timestamp(), next_at) as at,
         case when stop_reason is not null and stopped_key = $1
           and stopped_until > now() then stopped_until end as until
       from mail_pace where id = 1 for update
     )
     update mail_pace set next_at = case when slot.until is null then slot.at + ${spacing} else next_at end
     from slot where id = 1
     returning (extract(epoch from slot.at - clock_timestamp()) * 1000)::float8 as wait, slot.until`,
    [keyHash],
  );
  const { wait, until } = rows[0] ?? { wait: 0, until: null };
  return until ? { stoppedUntil: until } : { wait: Math.max(0, Math.ceil(wait)) };
}

/**
 * After an answer: stores the reported rate limit, and counts the distance from now, because the
 * request may have been long under way.
 * @param told what the answer's headers say; null without an answer
 */
export async function recordRateLimit(told: ProviderRateLimit | null): Promise<void> {
  const { pool } = connection();
  if (told?.limit) {
    await pool.query('update mail_pace set "limit" = $1, window_seconds = $2 where id = 1', [
      told.limit,
      told.windowSeconds,
    ]);
  }
  await pool.query(
    `update mail_pace set next_at = greatest(next_at, clock_timestamp() + greatest(${spacing},
      make_interval(secs => $1::float8))) where id = 1`,
    [told?.pauseSeconds ?? 0],
  );
}
