import type { RunningOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import { leftOutOf } from '#lib/clients/bulk/operation/outcomes.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { copyInvitations } from '#lib/invitations/invitation-copies.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import type { Applied } from './applied.ts';

/** Invites or reminds clients, as one invitation after the other would. */
export async function applyInvitations(
  tx: Transaction,
  { structureId, committedById }: RunningOperation,
  ids: string[],
): Promise<Map<string, Applied>> {
  const structure = await tx.structure.findUniqueOrThrow({ where: { id: structureId } });
  const former = await copyInvitations(tx, structureId, ids);
  const invited = await inviteClients(tx, { structure, staffId: committedById }, ids);
  const current = await copyInvitations(tx, structureId, ids);
  return new Map(
    ids.map((id): [string, Applied] => {
      const problem = invited.get(id);
      if (problem === undefined) return [id, { outcome: 'gone' }];
      const reason = leftOutOf(problem);
      if (reason) return [id, { outcome: reason }];
      const mailId = current.get(id)?.mail_id;
      return [id, { outcome: 'done', before: { invitation: former.get(id) ?? null, ...(mailId && { mailId }) } }];
    }),
  );
}
