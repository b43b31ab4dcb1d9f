import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import type { StopReason } from './stop-mail.ts';

/**
 * Why no mail is sent at the moment, for staff who can correct it; null when mail is sent, or is
 * not set up to.
 */
export async function deliveryPause(staff: Staff): Promise<{ reason: StopReason; since: Date } | null> {
  if (!may(staff, 'settings.read') || !mailSettings()) return null;
  const [pause] = await runPrepared<{ reason: StopReason; since: Date }>(
    connection().pool,
    `select stop_reason as reason, stopped_at as since from mail_pace
     where id = 1 and stop_reason is not null and stopped_at is not null`,
    [],
  );
  return pause ?? null;
}
