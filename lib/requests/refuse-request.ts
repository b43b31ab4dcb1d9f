import type { Staff } from '#lib/actor/staff.ts';
import { decideAttachment } from '#lib/addresses/decide-attachment.ts';
import { readAttachment, requestDetails } from '#lib/addresses/read-attachment.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { languageOfAddress } from '#lib/mail/language-of-address.ts';
import { takeNotice } from '#lib/mail/notice-limit.ts';
import { queueMail } from '#lib/mail/queue-mail.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

export type RefuseProblem =
  | { code: 'not-found' }
  | { code: 'already-decided' }
  | { field: 'reason'; code: 'required' | 'too-long' };

/** Longest reason, in UTF-16 units. */
export const MAX_REASON_LENGTH = 500;

/**
 * Refuses a pending request, and mails the reason to the stored address. Until staff reopens it, a
 * further request of the account changes nothing. Idempotent.
 */
export async function refuseRequest(staff: Staff, id: string, text: string): Promise<Result<null, RefuseProblem>> {
  const reason = text.trim();
  if (!reason) return fail({ field: 'reason', code: 'required' });
  if (reason.length > MAX_REASON_LENGTH) return fail({ field: 'reason', code: 'too-long' });
  const structureId = staff.structure.id;
  return inTransaction(async (tx) => {
    const request = await readAttachment(tx, staff, id);
    if (!request) return fail({ code: 'not-found' });
    const decidedAt = await decideAttachment(tx, staff, id, { from: 'pending', to: 'refused', reason });
    if (!decidedAt) return request.validation === 'refused' ? succeed(null) : fail({ code: 'already-decided' });
    const { account, clientId } = request;
    const details = { ...requestDetails(account), reason };
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'request-refused', clientId, details }]);
    if (!(await takeNotice(tx, { structureId, kind: 'request-refused', to: account.email }))) return succeed(null);
    const language = await languageOfAddress(tx, staff.structure, account.emailKey);
    const draft = dictionaryOf(language).mail.requestRefused(staff.structure.name, account.firstName, reason);
    const occasion = `request-refused:${id}:${decidedAt.toISOString()}`;
    await queueMail(tx, {
      structureId,
      kind: 'request-refused',
      clientId,
      occasion,
      to: account.email,
      language,
      ...draft,
    });
    return succeed(null);
  });
}
