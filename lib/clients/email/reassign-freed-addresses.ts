import { followEmailChanges } from '#lib/addresses/follow-email-changes.ts';
import { isManagedByErp } from '#lib/addresses/is-managed.ts';
import { lockPeople } from '#lib/addresses/lock-people.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { resolveAddressOwners } from './resolve-address-owners.ts';

/**
 * Reassigns addresses that clients no longer have to clients of the ERP that claim them. Does
 * nothing where no ERP manages the clients.
 */
export async function reassignFreedAddresses(structureId: string, emailKeys: string[]): Promise<void> {
  if (!(await isManagedByErp(structureId))) return;
  await retryOnConflict(() =>
    inTransaction(async (tx) => {
      await lockPeople(tx, structureId, 'all');
      await reassignAddresses(tx, structureId, emailKeys);
    }),
  );
}

/**
 * Assigns these addresses to their owners by the present state of the clients, and lets the
 * accounts follow. The caller holds `lockPeople` for the whole structure.
 */
export async function reassignAddresses(tx: Transaction, structureId: string, emailKeys: string[]): Promise<void> {
  const owners = await resolveAddressOwners(tx, structureId, emailKeys);
  await followEmailChanges(tx, { structureId, staffId: null }, [], owners);
}
