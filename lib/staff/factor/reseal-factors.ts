import type { Transaction } from '#lib/database/run-sql.ts';
import { openFactorSecret, sealFactorSecret } from './factor-secret.ts';

/**
 * Seals every second factor under another main key, and revokes all recovery codes: they are kept
 * as hashes only. A factor that the former key does not open is removed, because no code could pass
 * it.
 * @param keys `former`: null when it is lost
 * @returns how many factors were removed
 */
export async function resealFactors(
  tx: Transaction,
  { former, next }: { former: string | null; next: string },
): Promise<number> {
  await tx.query('delete from recovery_code');
  const { rows } = await tx.query<{ staffId: string; sealed: string }>(
    'select staff_id as "staffId", sealed_secret as sealed from second_factor for update',
  );
  let removed = 0;
  for (const { staffId, sealed } of rows) {
    const secret = former === null ? null : openFactorSecret(sealed, staffId, former);
    if (secret)
      await tx.query('update second_factor set sealed_secret = $2 where staff_id = $1', [
        staffId,
        sealFactorSecret(secret, staffId, next),
      ]);
    else removed += (await tx.query('delete from second_factor where staff_id = $1', [staffId])).rowCount ?? 0;
  }
  return removed;
}
