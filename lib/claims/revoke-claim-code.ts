import type { Staff } from '#lib/actor/staff.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { isOpen } from './claim-code.ts';

/** Revokes a code, also while its registration has yet to prove the mailbox. Idempotent. */
export async function revokeClaimCode(
  staff: Staff,
  id: string,
): Promise<Result<null, { code: 'not-found' | 'already-used' }>> {
  if (!isId(id)) return fail({ code: 'not-found' });
  const structureId = staff.structure.id;
  return retryOnConflict(() =>
    inTransaction(async (tx): Promise<Result<null, { code: 'not-found' | 'already-used' }>> => {
      const code = await tx.claimCode.findFirst({ where: { structureId, id } });
      if (!code || !(await lockClient(tx, structureId, code.clientId))) return fail({ code: 'not-found' });
      if ((await revokeOpen(tx, staff, code.clientId, id)) > 0) {
        await announce(tx, structureId, 'clients');
        return succeed(null);
      }
      const now = await tx.claimCode.findFirstOrThrow({ where: { structureId, id } });
      return now.usedAt && !now.revokedAt ? fail({ code: 'already-used' }) : succeed(null);
    }),
  );
}

/**
 * Revokes those of a client's codes that may still take effect, or one of them. The caller has
 * locked the client.
 * @returns how many were revoked
 */
export async function revokeOpen(tx: Transaction, staff: Staff, clientId: string, id: string | null): Promise<number> {
  const structureId = staff.structure.id;
  const revoked = await runSql<{ id: string }>(
    tx,
    `update claim_code c set revoked_at = now(), revoked_by_id = $3::uuid
     where c.structure_id = $1::uuid and c.client_id = $2::uuid and ($4::uuid is null or c.id = $4::uuid)
       and ${isOpen} returning c.id`,
    [structureId, clientId, staff.id, id],
  );
  const author = { structureId, staffId: staff.id };
  const events = revoked.map((code) => ({
    ...author,
    kind: 'claim-code-revoked' as const,
    clientId,
    details: { codeId: code.id },
  }));
  if (events.length > 0) await recordEvents(tx, events);
  return revoked.length;
}
