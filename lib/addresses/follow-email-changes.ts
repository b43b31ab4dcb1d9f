import type { Transaction } from '#lib/database/run-sql.ts';
import { attachWaitingAccounts } from './attach-waiting-accounts.ts';
import { reattachAccounts } from './reattach-by-address.ts';
import { type Author, type ChangedEmail, withdrawProofs } from './withdraw-proofs.ts';

/**
 * Clients that gained an address: the e-mail key by client id. `contested`: whether other clients
 * claim one of these addresses too, so that an account may have to move.
 */
export type GainedAddresses = { gained: Map<string, string>; contested: boolean };

/**
 * Applies to accounts what changed addresses entail, in the transaction that wrote them. The proofs
 * of the former addresses are withdrawn; an account whose client lost its address follows the
 * address to the client that gained it; accounts that wait for a gained address are attached. The
 * caller holds `lockAddressesShared` for the addresses, or `lockPeople`.
 */
export async function followEmailChanges(
  tx: Transaction,
  author: Author,
  changed: ChangedEmail[],
  { gained, contested }: GainedAddresses,
): Promise<void> {
  await withdrawProofs(tx, author, changed);
  if (gained.size === 0) return;
  const ids = [...gained.keys()];
  if (contested) await reattachAccounts(tx, author.structureId, ids);
  await attachWaitingAccounts(tx, author.structureId, ids, [...gained.values()]);
}
