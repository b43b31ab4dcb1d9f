import type { RunningOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import { judgeClient, seenOf, withGroup } from '#lib/clients/bulk/plan/judge-client.ts';
import { changeFieldsOfMany, moveMany, type StateChange } from '#lib/clients/bulk/records/change-many.ts';
import { type ClientState, readClientStates } from '#lib/clients/bulk/records/client-state.ts';
import { withGroupNow } from '#lib/clients/bulk/records/group-now.ts';
import { createGroups } from '#lib/clients/groups/group-ids.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { copyInvitations } from '#lib/invitations/invitation-copies.ts';
import { suspendMails } from '#lib/mail/cancel-mail.ts';
import type { Applied, IncludedClient } from './applied.ts';
import { applyInvitations } from './apply-invitations.ts';
import type { Before } from './before.ts';

/**
 * Carries an operation out for some clients. Each is judged again: one that a colleague changed
 * since the plan so that the change no longer concerns it is left out. A client who was used or
 * changed at all since the plan does not go to the trash.
 */
export async function applyChange(
  tx: Transaction,
  asked: RunningOperation,
  included: IncludedClient[],
): Promise<Map<string, Applied>> {
  // Before clients are locked, so that no one waits for this group who holds one of them.
  const isThere = asked.action !== 'add-group' || (await createGroup(tx, asked));
  const operation = await withGroupNow(tx, asked);
  const ids = included.map(({ clientId }) => clientId);
  const states = await readClientStates(tx, operation.structureId, ids, { lock: true });
  if (operation.action === 'invite') return applyInvitations(tx, operation, ids);
  const outcomes = new Map<string, Applied>();
  const changes: StateChange[] = [];
  for (const { clientId, seen } of included) {
    const from = states.get(clientId);
    const reason = judgeClient(operation, from);
    const changed = operation.action === 'delete' && from && seenOf(from) !== seen;
    if (reason || changed || !from) outcomes.set(clientId, { outcome: reason ?? 'changed-since' });
    else if (!isThere) outcomes.set(clientId, { outcome: 'group-limit' });
    else changes.push({ from, to: changedState(operation, from) });
  }
  for (const [id, done] of await writeChanges(tx, operation, changes)) outcomes.set(id, done);
  return outcomes;
}

/** @returns whether the group is there: false where the structure has no room for it. */
function createGroup(tx: Transaction, { structureId, bulkId, value }: RunningOperation): Promise<boolean> {
  return createGroups(tx, structureId, [value ?? ''], { originId: bulkId, beyond: 'leave-out' });
}

function changedState({ action, value, committedById }: RunningOperation, from: ClientState): ClientState {
  const group = value ?? '';
  if (action === 'add-group') return { ...from, groups: [...from.groups, group] };
  if (action === 'remove-group') {
    const removed = withGroup(from.groups, group);
    return { ...from, groups: from.groups.filter((name) => !removed.includes(name)) };
  }
  if (action === 'set-language') return { ...from, language: value };
  if (action === 'delete') return { ...from, deletedAt: new Date(), deletedById: committedById };
  return { ...from, deletedAt: null, deletedById: null };
}

async function writeChanges(
  tx: Transaction,
  operation: RunningOperation,
  changes: StateChange[],
): Promise<Map<string, Applied>> {
  const { structureId, bulkId, action } = operation;
  const author = { structureId, bulkId, staffId: operation.committedById as string };
  const ids = changes.map(({ to }) => to.id);
  const ended = action === 'delete' ? await endInvitations(tx, structureId, ids) : null;
  if (action === 'delete' || action === 'restore') await moveMany(tx, author, changes);
  else await changeFieldsOfMany(tx, author, changes);
  return new Map(
    changes.map(({ from, to }) => {
      const seen = seenOf({ ...to, version: from.version + 1 });
      return [to.id, { outcome: 'done', seen, before: { ...beforeOf(action, from, to), ...ended?.get(to.id) } }];
    }),
  );
}

function beforeOf(action: RunningOperation['action'], from: ClientState, to: ClientState): Before {
  if (action === 'set-language') return { language: from.language };
  if (action === 'delete') return { deletedAt: (to.deletedAt as Date).toISOString() };
  if (action === 'restore')
    return { trash: { deletedAt: (from.deletedAt as Date).toISOString(), deletedById: from.deletedById } };
  return { groups: { before: from.groups, after: to.groups } };
}

/** Cancels the invitations of clients who go to the trash, and keeps what puts them back. */
async function endInvitations(tx: Transaction, structureId: string, ids: string[]): Promise<Map<string, Before>> {
  const copies = await copyInvitations(tx, structureId, ids);
  const mailIds = [...copies.values()].map((copy) => copy.mail_id);
  const suspended = new Map((await suspendMails(tx, structureId, mailIds)).map((mail) => [mail.id, mail]));
  await cancelInvitations(tx, structureId, ids);
  return new Map(
    [...copies].map(([id, invitation]) => {
      const mail = suspended.get(invitation.mail_id);
      return [id, { invitation, mails: mail ? [mail] : [] }];
    }),
  );
}
