import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Revokes a key at once; accounts registered through it stay registered. Idempotent. */
export async function revokeAppKey(
  staff: Staff,
  id: string,
): Promise<Result<null, { code: 'not-allowed' | 'not-found' }>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  requireProof(staff);
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const key = await tx.appKey.findFirst({ where: { structureId, id } });
    if (!key) return fail({ code: 'not-found' });
    const { count } = await tx.appKey.updateMany({
      where: { structureId, id, revokedAt: null },
      data: { revokedAt: new Date(), revokedById: staff.id },
    });
    if (count)
      await recordEvents(tx, [
        { structureId, staffId: staff.id, kind: 'app-key-revoked', details: { name: key.name } },
      ]);
    return succeed(null);
  });
}
