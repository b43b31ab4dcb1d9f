import type { Staff } from '#lib/actor/staff.ts';
import { decideAttachment } from '#lib/addresses/decide-attachment.ts';
import { readAttachment, requestDetails } from '#lib/addresses/read-attachment.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Makes a refused request pending again. It grants no access: staff still has to validate it. */
export async function reopenRequest(
  staff: Staff,
  id: string,
): Promise<Result<null, { code: 'not-found' | 'not-refused' }>> {
  return inTransaction(async (tx) => {
    const request = await readAttachment(tx, staff, id);
    if (!request) return fail({ code: 'not-found' });
    const { account, clientId, validation } = request;
    if (!(await decideAttachment(tx, staff, id, { from: 'refused', to: 'pending' })))
      return validation === 'pending' ? succeed(null) : fail({ code: 'not-refused' });
    const author = { structureId: staff.structure.id, staffId: staff.id };
    await recordEvents(tx, [{ ...author, kind: 'request-reopened', clientId, details: requestDetails(account) }]);
    return succeed(null);
  });
}
