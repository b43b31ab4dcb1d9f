import type { Queryable, Transaction } from '#lib/database/run-sql.ts';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { seal, unseal } from '#lib/secrets/seal.ts';

/** What the sealed key is bound to. */
const owner = 'erasure key';

/**
 * Opens the key of the hashes of erased people. It stays the same when the main key is replaced:
 * the values that it hashed are gone, so no other key could recognise them.
 * @param sealed as `erasure_key` holds it; null while the key is derived from the main key
 * @throws Error when the main key does not open it
 */
export function openErasureKey(sealed: string | null, mainKey?: string): Buffer {
  if (sealed === null) return purposeKey('erasures', mainKey);
  const opened = unseal(sealed, owner, purposeKey('erasure work', mainKey));
  if (!opened) throw new Error('the key of erased people cannot be opened');
  return Buffer.from(opened, 'base64url');
}

/** Reads the key of the hashes of erased people. */
export async function readErasureKey(on: Queryable): Promise<Buffer> {
  const { rows } = await on.query<{ sealed: string }>('select sealed from erasure_key');
  return openErasureKey(rows[0]?.sealed ?? null);
}

/**
 * Keeps the key of erased people when the main key is replaced.
 * @param keys `former`: null when it is lost, and no erased person can be recognised then
 * @returns how many erasures no longer hold
 */
export async function resealErasureKey(
  tx: Transaction,
  { former, next }: { former: string | null; next: string },
): Promise<number> {
  if (former === null) {
    await tx.query('delete from erasure_key');
    await tx.query('delete from erased_identity');
    return (await tx.query('delete from erasure')).rowCount ?? 0;
  }
  const { rows } = await tx.query<{ sealed: string }>('select sealed from erasure_key');
  const key = openErasureKey(rows[0]?.sealed ?? null, former);
  await tx.query('insert into erasure_key (sealed) values ($1) on conflict (id) do update set sealed = $1', [
    seal(key.toString('base64url'), owner, purposeKey('erasure work', next)),
  ]);
  await resealPending(tx, former, next);
  return 0;
}

/** Seals under the new main key what unfinished erasures have still to look for. */
async function resealPending(tx: Transaction, former: string, next: string): Promise<void> {
  const { rows } = await tx.query<{ id: string; pending: string }>(
    'select id, pending from erasure where pending is not null',
  );
  for (const { id, pending } of rows) {
    const opened = unseal(pending, id, purposeKey('erasure work', former));
    if (opened)
      await tx.query('update erasure set pending = $2 where id = $1', [
        id,
        seal(opened, id, purposeKey('erasure work', next)),
      ]);
  }
}
