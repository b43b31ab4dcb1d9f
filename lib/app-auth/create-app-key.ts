import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { newSecret, secretHash } from './secret.ts';

/**
 * Makes a key for an app of the actor's structure.
 * @param input `mayVouch`: whether the app may declare an e-mail verified, for this structure only
 * @returns the key itself, which is stored nowhere
 */
export async function createAppKey(
  staff: Staff,
  { name, mayVouch }: { name: string; mayVouch: boolean },
): Promise<Result<{ id: string; key: string }, { code: 'not-allowed' }>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  requireProof(staff);
  const key = newSecret('key');
  return inTransaction(async (tx) => succeed({ id: await storeAppKey(tx, staff, { name, mayVouch, key }), key }));
}

/** Stores the hash of a key, and the event that it was created. @returns the id of the key */
export async function storeAppKey(
  tx: Transaction,
  { id: staffId, structure: { id: structureId } }: Staff,
  { name, mayVouch, key }: { name: string; mayVouch: boolean; key: string },
): Promise<string> {
  const { id } = await tx.appKey.create({
    data: { structureId, name, mayVouch, keyHash: secretHash(key), ending: key.slice(-4), createdById: staffId },
  });
  await recordEvents(tx, [{ structureId, staffId, kind: 'app-key-created', details: { name, mayVouch } }]);
  return id;
}
