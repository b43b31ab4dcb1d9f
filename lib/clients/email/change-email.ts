import type { Staff } from '#lib/actor/staff.ts';
import { addressKey, conflictKey } from '#lib/addresses/conflict-key.ts';
import { followEmailChanges } from '#lib/addresses/follow-email-changes.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { lockPeople } from '#lib/addresses/lock-people.ts';
import type { ChangedEmail } from '#lib/addresses/withdraw-proofs.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { cancelInvitations } from '#lib/invitations/cancel-invitations.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type EmailTaken, findByAlias } from '../find-by-email.ts';
import { reassignAddresses } from './reassign-freed-addresses.ts';

type Address = { email: string; emailKey: string };

/** A client with its address on the app, and with the one that its ERP has of it. */
type Addressed = Address & ChangedEmail & { erpEmail: string | null; erpEmailKey: string | null };

/** A change of a client's e-mail that has begun. `managed`: an ERP manages the clients. */
export type EmailChange = { before: Addressed; to: Address; managed: boolean };

/**
 * Locks what a change of a client's e-mail depends on, before the client is written.
 * @returns null when the e-mail stays as it is; a problem when it is an alias of another client
 */
export async function beginEmailChange(
  tx: Transaction,
  staff: Staff,
  before: Addressed,
  to: Address,
): Promise<Result<EmailChange | null, EmailTaken>> {
  if (addressKey(before) === to.emailKey) return succeed(null);
  const managed = await isManagedByErp(staff.structure.id, tx);
  // No ERP event decides about addresses until the transaction ends.
  if (managed) await lockPeople(tx, staff.structure.id, 'all');
  await lockAddressesShared(tx, before.emailKey, to.emailKey);
  const holder = await findByAlias(tx, staff, to.emailKey);
  return holder && holder.clientId !== before.id ? fail(holder) : succeed({ before, to, managed });
}

/**
 * The columns of a changed e-mail of a client of the ERP: the address that staff chose for the app,
 * or the ERP's own, which `finishEmailChange` assigns unless another client has it.
 */
export function emailColumns({ before, to }: EmailChange, staffId: string) {
  const { id, erpEmail, erpEmailKey } = before;
  if (to.emailKey !== erpEmailKey) return { ...to, aliasAt: new Date(), aliasById: staffId };
  return { email: erpEmail ?? to.email, emailKey: conflictKey(id), aliasAt: null, aliasById: null };
}

/**
 * Applies what a changed e-mail entails, once the client is written: invitations to the former
 * address are cancelled, accounts follow, and clients of the ERP gain the address it freed.
 */
export async function finishEmailChange(
  tx: Transaction,
  staff: Staff,
  { before, to, managed }: EmailChange,
): Promise<void> {
  const structureId = staff.structure.id;
  await cancelInvitations(tx, structureId, [before.id]);
  const gained = new Map([[before.id, to.emailKey]]);
  await followEmailChanges(tx, { structureId, staffId: staff.id }, [before], { gained, contested: false });
  if (managed) await reassignAddresses(tx, structureId, [before.erpEmailKey ?? '', to.emailKey, before.emailKey]);
}
