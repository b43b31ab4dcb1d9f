import { recordEvents } from '#lib/audit/record-events.ts';
import { connection } from '#lib/database/connection.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { claimHash, isLive, readClaimCode } from './claim-code.ts';

/** A code that can be used, and its client. */
export type FoundClaim = { codeId: string; structureId: string; clientId: string };

/**
 * Finds the code that was typed; null when it is wrong, used, expired or revoked, or its client is
 * in the trash. The caller does not learn which.
 */
export async function findClaim(typed: string): Promise<FoundClaim | null> {
  const { rows } = await connection().pool.query<FoundClaim>(
    `select c.id as "codeId", c.structure_id as "structureId", c.client_id as "clientId"
     from claim_code c join client n on n.structure_id = c.structure_id and n.id = c.client_id
     where c.code_hash = $1 and ${isLive} and n.deleted_at is null`,
    [claimHash(readClaimCode(typed))],
  );
  return rows[0] ?? null;
}

/**
 * Marks a code as used by a registration, in its transaction.
 * @param waits whether the code takes effect only once the mailbox is proved
 * @returns false when another registration used it first: the caller then saves nothing
 */
export async function redeemClaim(
  tx: Transaction,
  { codeId, structureId }: FoundClaim,
  { tokenId, email, waits }: { tokenId: string; email: string; waits: boolean },
): Promise<boolean> {
  const [taken] = await runSql<{ clientId: string }>(
    tx,
    `update claim_code c set used_at = now(), used_by_id = $3::uuid from client n
     where c.structure_id = $1::uuid and c.id = $2::uuid and ${isLive} and n.structure_id = c.structure_id
       and n.id = c.client_id and n.deleted_at is null
     returning c.client_id as "clientId"`,
    [structureId, codeId, tokenId],
  );
  if (!taken) return false;
  const details = { codeId, email, waits };
  await recordEvents(tx, [{ structureId, staffId: null, kind: 'claim-code-used', clientId: taken.clientId, details }]);
  return true;
}
