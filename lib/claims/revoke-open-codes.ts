import type { Transaction } from '#lib/database/run-sql.ts';
import { isLive } from './claim-code.ts';

/** Revokes the codes of every structure that can still be used. @returns how many */
export async function revokeOpenCodes(tx: Transaction): Promise<number> {
  return (await tx.query(`update claim_code c set revoked_at = now() where ${isLive}`)).rowCount ?? 0;
}
