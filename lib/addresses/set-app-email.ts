import type { Transaction } from '#lib/database/run-sql.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';
import { conflictKey } from './conflict-key.ts';
import { lockPeople } from './lock-people.ts';
import { reattachAccounts } from './reattach-by-address.ts';
import { resolveAddressOwners } from './resolve-address-owners.ts';

/** A client as the ERP and staff know it. */
type Chosen = { id: string; erpEmail: string | null; erpEmailKey: string | null };
type Address = { email: string; emailKey: string };

/**
 * The columns of the address used on the app: the one staff chose, or the ERP's own, which
 * `settleAliases` then decides about.
 */
export function aliasColumns({ id, erpEmail, erpEmailKey }: Chosen, wanted: Address, staffId: string) {
  if (wanted.emailKey !== erpEmailKey) return { ...wanted, aliasAt: new Date(), aliasById: staffId };
  return { email: erpEmail ?? wanted.email, emailKey: conflictKey(id), aliasAt: null, aliasById: null };
}

/**
 * Before staff chooses which address somebody of the ERP uses on the app: no event decides about
 * addresses meanwhile.
 */
export async function emailBeforeAlias(tx: Transaction, structureId: string): Promise<void> {
  await lockPeople(tx, structureId, 'all');
}

/** After it: an address may be somebody else's now, or theirs again. */
export async function reconcileAliases(tx: Transaction, structureId: string, emailKeys: string[]): Promise<void> {
  const gained = [...(await resolveAddressOwners(tx, structureId, emailKeys)).gained.keys()];
  if (gained.length === 0) return;
  await reattachAccounts(tx, structureId, gained);
  await attachWaitingAccounts(tx, structureId, gained);
}
