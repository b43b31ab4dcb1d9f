import type { Staff } from '#lib/actor/staff.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { newId } from '#lib/identity/new-id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { claimHash, claimHours, newClaimCode } from './claim-code.ts';
import { revokeOpen } from './revoke-claim-code.ts';

export type IssueProblem = { code: 'not-found' | 'in-bin' | 'already-registered' };

/** `code`: shown now, and never again. */
export type IssuedClaimCode = { id: string; code: string; expiresAt: Date };

/**
 * Makes a code for a client without an app account. Their next registration, within 48 hours, is
 * attached by it to the client whatever its address, once. Other codes of the client that could
 * still be used are revoked.
 */
export async function issueClaimCode(staff: Staff, clientId: string): Promise<Result<IssuedClaimCode, IssueProblem>> {
  const structureId = staff.structure.id;
  return retryOnConflict(() =>
    inTransaction(async (tx): Promise<Result<IssuedClaimCode, IssueProblem>> => {
      // When two colleagues make a code at once, the second revokes the code of the first.
      const client = await lockClient(tx, structureId, clientId);
      if (!client) return fail({ code: 'not-found' });
      if (client.deletedAt) return fail({ code: 'in-bin' });
      if ((await tx.attachment.count({ where: { structureId, clientId } })) > 0)
        return fail({ code: 'already-registered' });
      await revokeOpen(tx, staff, clientId, null);
      const [id, code] = [newId(), newClaimCode()];
      const expiresAt = new Date(Date.now() + claimHours * 3_600_000);
      await tx.claimCode.create({
        data: { structureId, id, clientId, codeHash: claimHash(code), createdById: staff.id, expiresAt },
      });
      await recordEvents(tx, [
        { structureId, staffId: staff.id, kind: 'claim-code-issued', clientId, details: { codeId: id } },
      ]);
      await announce(tx, structureId, 'clients');
      return succeed({ id, code, expiresAt });
    }),
  );
}
