import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announce } from '#lib/live/announce.ts';
import { findByToken } from './read-invitation-link.ts';

/**
 * Records that a person opened the link of an invitation; the first time counts. The caller has
 * made sure that it is a person's act.
 * @returns whether the link is valid
 */
export async function openInvitation(token: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const found = await findByToken(tx, token, 'for update of i');
    if (!found) return false;
    const { structureId, clientId } = found;
    if (!found.openedAt) {
      await tx.$executeRaw`update invitation set opened_at = now() where structure_id = ${structureId}::uuid
        and client_id = ${clientId}::uuid`;
      await recordEvents(tx, [{ structureId, staffId: null, kind: 'invitation-opened', clientId, details: {} }]);
      await announce(tx, structureId, 'clients');
    }
    return true;
  });
}
