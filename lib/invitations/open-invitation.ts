import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announce } from '#lib/live/announce.ts';
import { tokenHash } from './draft-invitation.ts';

/**
 * The content of the page of an invitation link. `address` is masked, because a person who finds
 * the mail must learn nothing from it.
 */
export type OpenedInvitation = { structureName: string; address: string; used: boolean };

type Row = {
  structureId: string;
  structureName: string;
  clientId: string;
  email: string;
  openedAt: Date | null;
  usedAt: Date | null;
};

/**
 * Opens the link of an invitation, any number of times; the first is recorded.
 * @returns null when the link is unknown, expired, replaced by another one, or of a client who has
 * another address by now
 */
export async function openInvitation(token: string): Promise<OpenedInvitation | null> {
  return inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<Row[]>`
      select i.structure_id as "structureId", s.name as "structureName", i.client_id as "clientId", c.email,
        i.opened_at as "openedAt", i.used_at as "usedAt"
      from invitation i
      join structure s on s.id = i.structure_id
      join client c on c.structure_id = i.structure_id and c.id = i.client_id
      where i.token_hash = ${tokenHash(token)} and i.expires_at > now() and c.email_key = i.email_key
        and c.deleted_at is null
      for update of i`;
    if (!row) return null;
    const { structureId, clientId, structureName, email, usedAt } = row;
    if (!row.openedAt) {
      await tx.$executeRaw`update invitation set opened_at = now() where structure_id = ${structureId}::uuid
        and client_id = ${clientId}::uuid`;
      await recordEvents(tx, [{ structureId, staffId: null, kind: 'invitation-opened', clientId, details: {} }]);
      await announce(tx, structureId, 'clients');
    }
    return { structureName, address: masked(email), used: usedAt !== null };
  });
}

/**
 * Masks `zoe@exemple.example` as `z•••@exemple.example`, from which its owner recognises the
 * address.
 */
function masked(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)][0] ?? ''}•••${email.slice(at)}`;
}
