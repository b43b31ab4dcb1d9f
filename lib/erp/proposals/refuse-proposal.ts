import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** A person of the ERP and a client of the club. */
export type ErpPair = { erpId: string; clientId: string };

/**
 * Records that a person of the ERP and a client are two people, so that the pair is not proposed
 * again. Idempotent.
 */
export async function refuseProposal(
  staff: Staff,
  { erpId, clientId }: ErpPair,
): Promise<Result<null, 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  if (!isId(clientId)) return fail('not-found');
  const structureId = staff.structure.id;
  return inTransaction(async (tx): Promise<Result<null, 'not-found'>> => {
    const pair = { structureId, erpId, clientId };
    const { count } = await tx.erpProposal.updateMany({
      where: { ...pair, refusedAt: null },
      data: { refusedAt: new Date(), refusedById: staff.id },
    });
    if (count === 0) return (await tx.erpProposal.count({ where: pair })) ? succeed(null) : fail('not-found');
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind: 'erp-person-distinct', clientId, details: { erpId } },
    ]);
    await announceErp(tx, structureId, true);
    return succeed(null);
  });
}
