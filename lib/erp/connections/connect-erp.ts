import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isUniqueViolation } from '#lib/database/unique-violation.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { generateSecret } from './generate-secret.ts';
import { insertSecret } from './replace-secrets.ts';

export type ConnectProblem =
  | { code: 'not-allowed' }
  | { code: 'already-connected' }
  /** An import or an undo is running, which has to end or be stopped first. */
  | { code: 'import-running' };

/**
 * Connects the actor's structure to an ERP, which manages its clients from now on. Clients whose
 * address it sends become its own; the others stay manually managed. Plans of imports that staff
 * has not confirmed become comparisons.
 * @returns the secret itself, which is shown once
 */
export async function connectErp(
  staff: Staff,
  profile: ProfileName,
): Promise<Result<{ connectionId: string; secret: string }, ConnectProblem>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  requireProof(staff);
  const structureId = staff.structure.id;
  const connectionId = crypto.randomUUID();
  const generated = generateSecret(profileOf(profile), { structureId, connectionId });
  try {
    return await inTransaction(async (tx) => {
      if (await lockImports(tx, structureId)) return fail({ code: 'import-running' });
      await tx.erpConnection.create({
        data: { structureId, id: connectionId, profile, createdById: staff.id, stateById: staff.id },
      });
      await insertSecret(tx, { structureId, connectionId }, generated, staff.id);
      await recordEvents(tx, [
        { structureId, staffId: staff.id, kind: 'erp-connected', details: { connectionId, profile } },
      ]);
      await announce(tx, structureId, 'erp', 'imports');
      return succeed({ connectionId, secret: generated.secret });
    });
  } catch (error) {
    if (isUniqueViolation(error)) return fail({ code: 'already-connected' });
    throw error;
  }
}

/**
 * Returns whether an import is running; where none is, none begins until the transaction ends
 * (`lockManagedByErp`).
 */
async function lockImports(tx: Transaction, structureId: string): Promise<boolean> {
  await tx.$queryRaw`select id from structure where id = ${structureId}::uuid for no key update`;
  return (await tx.import.count({ where: { structureId, state: { in: ['committing', 'undoing'] } } })) > 0;
}
