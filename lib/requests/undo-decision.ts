import type { Staff } from '#lib/actor/staff.ts';
import type { BeforeDecision } from '#lib/addresses/before-decision.ts';
import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { readAttachment, requestDetails } from '#lib/addresses/read-attachment.ts';
import { undoAttachment } from '#lib/addresses/undo-decision.ts';
import { deleteAlias } from '#lib/addresses/write-aliases.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { deleteUntouched, lockUntouched } from '#lib/clients/bin/delete-untouched.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import { cancelMailOf } from '#lib/mail/cancel-mail.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * What was undone. `deleted`: the client that the validation had created is deleted. `mail`: what
 * became of the message with the reason of a refusal; `sent` cannot be taken back.
 */
export type Undone = { from: 'validated' | 'refused'; deleted: boolean; mail: 'cancelled' | 'sent' | null };

export type UndoProblem =
  | { code: 'not-found' }
  /** It was decided too long ago, or something has changed since. */
  | { code: 'too-late' }
  /** Staff changed the client that the validation created, which therefore stays. */
  | { code: 'client-changed' };

/**
 * Undoes the decision about a request that staff took in the last minute: it is pending again, as
 * before, and access closes. A client that the validation created is deleted unless it was changed
 * since; an alias that it made is removed; the message of a refusal is cancelled unless it may have
 * left.
 */
export async function undoDecision(staff: Staff, id: string): Promise<Result<Undone, UndoProblem>> {
  return retryOnConflict(() => inTransaction((tx) => attempt(tx, staff, id)));
}

async function attempt(tx: Transaction, staff: Staff, id: string): Promise<Result<Undone, UndoProblem>> {
  const structureId = staff.structure.id;
  const request = await readAttachment(tx, staff, id);
  if (!request) return fail({ code: 'not-found' });
  const { account, validation, clientId, decidedAt } = request;
  const before = request.beforeDecision as BeforeDecision | null;
  if (!before || (validation !== 'validated' && validation !== 'refused')) return fail({ code: 'too-late' });
  await lockAddressesShared(tx, account.emailKey);
  const created = before.created ? before.decidedFor : null;
  if (created && !(await lockUntouched(tx, structureId, created))) return fail({ code: 'client-changed' });
  if (before.decidedFor) await lockClient(tx, structureId, before.decidedFor);
  if (!(await undoAttachment(tx, { structureId, id }))) return fail({ code: 'too-late' });
  const author = { structureId, staffId: staff.id, kind: 'request-undone', details: requestDetails(account) } as const;
  if (validation === 'refused') {
    await recordEvents(tx, [{ ...author, clientId }]);
    const occasion = `request-refused:${id}:${decidedAt?.toISOString()}`;
    const mail = await cancelMailOf(tx, structureId, occasion);
    await announce(tx, structureId, 'clients');
    return succeed({ from: 'refused', deleted: false, mail });
  }
  if (before.decidedFor && before.alias)
    await deleteAlias(tx, { structureId, clientId: before.decidedFor, emailKey: account.emailKey });
  if (created) await deleteUntouched(tx, structureId, created);
  await recordEvents(tx, [{ ...author, clientId: created ? null : before.decidedFor }]);
  await announce(tx, structureId, 'clients');
  return succeed({ from: 'validated', deleted: created !== null, mail: null });
}
