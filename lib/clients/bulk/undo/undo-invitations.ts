import type { Kept } from '#lib/clients/bulk/operation/outcomes.ts';
import type { ClientState } from '#lib/clients/bulk/records/client-state.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type InvitationCopy, putBackInvitations } from '#lib/invitations/invitation-copies.ts';
import { suspendMails } from '#lib/mail/cancel-mail.ts';
import type { DoneClient } from './done-client.ts';

/**
 * Cancels the mails of invitations that have surely not left, and puts back the invitations from
 * before. A client who was invited again since keeps that invitation.
 */
export async function undoInvitations(
  tx: Transaction,
  structureId: string,
  done: DoneClient[],
  states: ReadonlyMap<string, ClientState>,
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  const current = done.filter(({ clientId, before }) => {
    const state = states.get(clientId);
    if (!state) kept.set(clientId, 'gone');
    else if (state.mailId !== before.mailId || state.deletedAt) kept.set(clientId, 'changed-since');
    return !kept.has(clientId);
  });
  const mailIds = current.flatMap(({ before }) => before.mailId ?? []);
  const cancelled = new Set((await suspendMails(tx, structureId, mailIds)).map(({ id }) => id));
  const former = new Map<string, InvitationCopy | null>();
  for (const { clientId, before } of current) {
    if (cancelled.has(before.mailId ?? '')) former.set(clientId, before.invitation ?? null);
    else kept.set(clientId, 'sent');
  }
  await putBackInvitations(tx, structureId, former);
  return kept;
}
