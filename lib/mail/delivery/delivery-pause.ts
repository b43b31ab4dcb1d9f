import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { mailSettings } from '#lib/mail/mail-settings.ts';
import type { StopReason } from './stop-mail.ts';

/**
 * Why no mail is sent at the moment, for staff who can correct it; null when mail is sent, or is
 * not set up to.
 */
export async function deliveryPause(staff: Staff): Promise<{ reason: StopReason; since: Date } | null> {
  if (!may(staff, 'settings.read') || !mailSettings()) return null;
  const pace = await prisma().mailPace.findUnique({ where: { id: 1 } });
  return pace?.stopReason && pace.stoppedAt ? { reason: pace.stopReason as StopReason, since: pace.stoppedAt } : null;
}
