import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { lockPeople } from '#lib/addresses/lock-people.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { assignErpId, trashReplacedClient } from '#lib/clients/erp/move-erp-id.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { applyFromJournal } from '#lib/erp/events/apply-stored-event.ts';
import { lockRecord, replaceClient } from '#lib/erp/people/replace-client.ts';
import { isId } from '#lib/identity/id.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { refusedEvent } from './read-new-people.ts';
import type { ErpPair } from './refuse-proposal.ts';

/** `registered`: the client that the ERP created has an app account, which no link moves. */
export type LinkPersonProblem = 'not-allowed' | 'not-found' | 'registered';

/**
 * Links a person of the ERP to a client of the club by decision of staff: the client has the ERP's
 * id and follows the ERP from then on, as if the ERP had sent its address; the client that the ERP
 * had created goes to the trash. Only a proposed pair can be linked. It opens no access by itself:
 * another address has to be proved like any that the ERP changes.
 */
export async function linkPerson(staff: Staff, pair: ErpPair): Promise<Result<null, LinkPersonProblem>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  if (!isId(pair.clientId)) return fail('not-found');
  return retryOnConflict(() => inTransaction((tx) => attempt(tx, staff, pair)));
}

async function attempt(
  tx: Transaction,
  staff: Staff,
  { erpId, clientId }: ErpPair,
): Promise<Result<null, LinkPersonProblem>> {
  const structureId = staff.structure.id;
  await lockPeople(tx, structureId, [erpId]);
  const proposed = await tx.erpProposal.count({ where: { structureId, erpId, clientId, refusedAt: null } });
  if (proposed === 0) return fail('not-found');
  const client = await lockRecord(tx, structureId, clientId);
  if (!client || client.erpId !== null || client.inBin || client.removedAt) return fail('not-found');
  const created = await tx.client.findFirst({
    where: { structureId, erpId },
    select: { id: true, source: true, memberNumber: true, erpKind: true, attachment: true, aliases: true },
  });
  if (created) {
    const from = await lockRecord(tx, structureId, created.id);
    if (!from || from.inBin || from.removedAt || created.source !== 'erp') return fail('not-found');
    if (created.attachment || created.aliases.length > 0) return fail('registered');
    await trashReplacedClient(tx, { structureId, clientId: from.id, staffId: staff.id });
    await cancelInvitations(tx, structureId, [from.id]);
    await recordEvents(tx, [
      { structureId, staffId: staff.id, kind: 'client-deleted', clientId: from.id, details: {} },
    ]);
    const { memberNumber, erpKind } = created;
    const kind = erpKind === null ? {} : { kind: erpKind };
    await replaceClient(tx, structureId, erpId, { from, to: client, memberNumber, ...kind });
  } else if (!(await applyRefused(tx, structureId, { erpId, clientId }))) return fail('not-found');
  await tx.erpProposal.deleteMany({ where: { structureId, OR: [{ erpId }, { clientId }], refusedAt: null } });
  await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'erp-person-linked', clientId, details: { erpId } }]);
  await announceErp(tx, structureId, true);
  return succeed(null);
}

/** Applies the latest refused event of a person to the client who has their id from now on. */
async function applyRefused(tx: Transaction, structureId: string, { erpId, clientId }: ErpPair): Promise<boolean> {
  const { rows } = await tx.query<{ id: string }>(
    `select v.id from (select $2::text as erp_id) asked cross join lateral ${refusedEvent('asked.erp_id')} v`,
    [structureId, erpId],
  );
  const eventId = rows[0]?.id;
  if (!eventId) return false;
  await assignErpId(tx, { structureId, clientId, erpId });
  const how = { letThrough: true, stored: true } as const;
  return (await applyFromJournal(tx, { structureId, eventId }, () => true, how)) !== null;
}
