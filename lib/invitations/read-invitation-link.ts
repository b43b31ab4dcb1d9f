import { inTransaction } from '#lib/database/in-transaction.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { tokenHash } from './draft-invitation.ts';

/**
 * The content of the page of an invitation link. `address` is masked, because a person who finds
 * the mail must learn nothing from it.
 */
export type InvitationLink = { structureName: string; address: string; opened: boolean; used: boolean };

/** The invitation behind a link, with its client. */
export type LinkedInvitation = {
  structureId: string;
  structureName: string;
  clientId: string;
  email: string;
  openedAt: Date | null;
  usedAt: Date | null;
};

/**
 * Reads what the link of an invitation leads to. It records nothing, because programs that check
 * links and browsers that load ahead read it too.
 * @returns null when the link is unknown, expired, replaced by another one, or of a client who has
 * another address by now
 */
export async function readInvitationLink(token: string): Promise<InvitationLink | null> {
  const found = await inTransaction((tx) => findByToken(tx, token));
  if (!found) return null;
  const { structureName, email, openedAt, usedAt } = found;
  return { structureName, address: masked(email), opened: openedAt !== null, used: usedAt !== null };
}

/** Finds the invitation of a valid link. @param lock `for update`: until the transaction ends */
export async function findByToken(
  tx: Transaction,
  token: string,
  lock: '' | 'for update of i' = '',
): Promise<LinkedInvitation | undefined> {
  const [found] = await runSql<LinkedInvitation>(
    tx,
    `select i.structure_id::text as "structureId", s.name as "structureName", i.client_id::text as "clientId", c.email,
      i.opened_at as "openedAt", i.used_at as "usedAt"
    from invitation i
    join structure s on s.id = i.structure_id
    join client c on c.structure_id = i.structure_id and c.id = i.client_id
    where i.token_hash = $1 and i.expires_at > now() and c.email_key = i.email_key and c.deleted_at is null ${lock}`,
    [tokenHash(token)],
  );
  return found;
}

/**
 * Masks `zoe@exemple.example` as `z•••@exemple.example`, from which its owner recognises the
 * address.
 */
function masked(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email.slice(0, at)][0] ?? ''}•••${email.slice(at)}`;
}
