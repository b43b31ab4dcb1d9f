import type { Staff } from '#lib/actor/staff.ts';
import { readAttachment, requestDetails } from '#lib/addresses/attachment-of-staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * Puts a refused request back among those that wait. It opens nothing: staff still has to validate
 * it.
 */
export async function reopenRequest(
  staff: Staff,
  id: string,
): Promise<Result<null, { code: 'not-found' | 'not-refused' }>> {
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const asked = await readAttachment(tx, staff, id);
    if (!asked) return fail({ code: 'not-found' });
    const { count } = await tx.attachment.updateMany({
      where: { structureId, id, validation: 'refused' },
      data: { validation: 'pending', decidedAt: new Date(), decidedById: staff.id },
    });
    if (count === 0) return asked.validation === 'pending' ? succeed(null) : fail({ code: 'not-refused' });
    const author = { structureId, staffId: staff.id };
    await recordEvents(tx, [
      { ...author, kind: 'request-reopened', clientId: asked.clientId, details: requestDetails(asked.account) },
    ]);
    return succeed(null);
  });
}
