import { recordEvent } from '#lib/audit/record-event.ts';
import { prisma } from '#lib/database/connection.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { may } from '#lib/staff/permissions.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { newErpSecret } from './new-secret.ts';
import type { ProfileName } from './profiles/profile.ts';
import { profileOf } from './profiles/profile-of.ts';

export type ConnectProblem = { code: 'not-allowed' } | { code: 'already-connected' };

/**
 * Connects the actor's structure to an ERP, which manages its clients from now on: those it sends with an address known here become its
 * own, the others stay by hand.
 * @returns the secret itself, which is shown once
 */
export async function connectErp(
  staff: Staff,
  profile: ProfileName,
): Promise<Result<{ connectionId: string; secret: string }, ConnectProblem>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  const structureId = staff.structure.id;
  const connectionId = crypto.randomUUID();
  const { secret, hash, sealed, ending } = newErpSecret(profileOf(profile), { structureId, connectionId });
  try {
    await prisma().$transaction(async (tx) => {
      await tx.erpConnection.create({ data: { structureId, id: connectionId, profile, createdById: staff.id, stateById: staff.id } });
      await tx.erpSecret.create({ data: { structureId, connectionId, hash, sealed, ending, createdById: staff.id } });
      await recordEvent(tx, { structureId, staffId: staff.id }, { kind: 'erp-connected', details: { connectionId, profile } });
      await announce(tx, structureId, 'erp');
    });
    return succeed({ connectionId, secret });
  } catch (error) {
    if (isUniqueViolation(error)) return fail({ code: 'already-connected' });
    throw error;
  }
}
