import type { Before } from '#lib/clients/bulk/commit/before.ts';
import type { RunningOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import type { Kept } from '#lib/clients/bulk/operation/outcomes.ts';
import { changeFieldsOfMany, moveMany, type StateChange } from '#lib/clients/bulk/records/change-many.ts';
import { type ClientState, readClientStates } from '#lib/clients/bulk/records/client-state.ts';
import { findGroups, namesNow } from '#lib/clients/groups/group-ids.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { putBackInvitations } from '#lib/invitations/invitation-copies.ts';
import { resumeMails } from '#lib/mail/cancel-mail.ts';
import type { DoneClient } from './done-client.ts';
import { formerState } from './former-state.ts';
import { undoInvitations } from './undo-invitations.ts';

/**
 * Puts clients back as they were before an operation, except those that changed since in what it
 * changed.
 * @returns why a client is kept as it is; the others were put back
 */
export async function undoChange(
  tx: Transaction,
  asked: RunningOperation,
  stored: DoneClient[],
): Promise<Map<string, Kept>> {
  const { structureId, bulkId, action } = asked;
  const { operation, done } = await withNamesNow(tx, asked, stored);
  const ids = done.map(({ clientId }) => clientId);
  const states = await readClientStates(tx, structureId, ids, { lock: true });
  if (action === 'invite') return undoInvitations(tx, structureId, done, states);
  const kept = new Map<string, Kept>();
  const changes: (StateChange & { before: Before })[] = [];
  for (const one of done) {
    const from = states.get(one.clientId);
    const to = from ? formerState(operation, from, one) : 'gone';
    if (typeof to === 'string' || !from) kept.set(one.clientId, typeof to === 'string' ? to : 'gone');
    else changes.push({ from, to, before: one.before });
  }
  const author = { structureId, bulkId, staffId: operation.undoneById as string };
  if (action === 'delete' || action === 'restore') await moveMany(tx, author, changes);
  else await changeFieldsOfMany(tx, author, changes);
  if (action === 'delete') await resumeInvitations(tx, structureId, changes);
  if (action === 'restore') await cancelInvitations(tx, structureId, changes.map(idOf));
  return kept;
}

/** The same with the names that the groups have now; deleted groups are left out. */
async function withNamesNow(
  tx: Transaction,
  asked: RunningOperation,
  stored: DoneClient[],
): Promise<{ operation: RunningOperation; done: DoneClient[] }> {
  if (asked.action !== 'add-group' && asked.action !== 'remove-group') return { operation: asked, done: stored };
  const names = stored.flatMap(({ before: { groups } }) => (groups ? [...groups.before, ...groups.after] : []));
  const groups = await findGroups(tx, asked.structureId, [...names, asked.value ?? ''], 'ever');
  const done = stored.map((one) => {
    const known = one.before.groups;
    if (!known) return one;
    const renamed = { before: namesNow(known.before, groups), after: namesNow(known.after, groups) };
    return { ...one, before: { ...one.before, groups: renamed } };
  });
  return { operation: { ...asked, value: groups.get(asked.value ?? '')?.name ?? asked.value }, done };
}

const idOf = ({ to }: { to: ClientState }) => to.id;

/** Puts back the invitations that ended when their clients went to the trash. */
async function resumeInvitations(
  tx: Transaction,
  structureId: string,
  changes: (StateChange & { before: Before })[],
): Promise<void> {
  const former = changes.flatMap(({ from, before }) =>
    before.invitation && before.invitation.mail_id === from.mailId ? [[from.id, before.invitation] as const] : [],
  );
  await putBackInvitations(tx, structureId, new Map(former));
  await resumeMails(
    tx,
    structureId,
    changes.flatMap(({ before }) => before.mails ?? []),
  );
}
