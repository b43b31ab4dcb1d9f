import type { Transaction } from '#lib/database/run-sql.ts';

/** SQL condition: no other structure than `$2` has to do with the account `p`. */
const ofNoOther = `not exists (select from attachment a where a.account_id = p.id and a.structure_id <> $2::uuid)
  and not exists (select from app_token t where t.account_id = p.id
    and (t.home_id <> $2::uuid or exists (select from unnest(t.wishes) wish where wish <> $2::uuid)))`;

/** Counts those of these accounts that only this structure has to do with. */
export async function countOwnAccounts(tx: Transaction, structureId: string, accountIds: string[]): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from app_account p where p.id = any($1::uuid[]) and ${ofNoOther}`,
    [accountIds, structureId],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Deletes the accounts that no other structure has to do with, with their devices and proofs. What
 * these accounts have at other structures is the business of the person and of those.
 * @returns how many accounts were deleted
 */
export async function eraseAccounts(tx: Transaction, structureId: string, accountIds: string[]): Promise<number> {
  const { rowCount } = await tx.query(`delete from app_account p where p.id = any($1::uuid[]) and ${ofNoOther}`, [
    accountIds,
    structureId,
  ]);
  return rowCount ?? 0;
}
