import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { newJoinCode } from '#lib/app-auth/join-code.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * Sets whether an app account enters this structure only once its e-mail is proved. Takes effect
 * at once.
 */
export async function setProofNeeded(staff: Staff, needed: boolean): Promise<Result<null, { code: 'not-allowed' }>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  const id = staff.structure.id;
  return inTransaction(async (tx) => {
    const { count } = await tx.structure.updateMany({
      where: { id, proofNeeded: !needed },
      data: { proofNeeded: needed },
    });
    if (count)
      await recordEvents(tx, [
        { structureId: id, staffId: staff.id, kind: 'proof-setting-changed', details: { needed } },
      ]);
    return succeed(null);
  });
}

/**
 * Replaces the join code. The old one makes no more requests; requests already made with it stay.
 */
export async function renewJoinCode(staff: Staff): Promise<Result<{ joinCode: string }, { code: 'not-allowed' }>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  const id = staff.structure.id;
  const joinCode = newJoinCode();
  return inTransaction(async (tx) => {
    await tx.structure.update({ where: { id }, data: { joinCode } });
    await recordEvents(tx, [{ structureId: id, staffId: staff.id, kind: 'join-code-renewed', details: {} }]);
    return succeed({ joinCode });
  });
}

/** Sets whether former clients keep their access. Takes effect at once. */
export async function setFormersKeepAccess(staff: Staff, keep: boolean): Promise<Result<null, 'not-allowed'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  const { id } = staff.structure;
  return inTransaction(async (tx) => {
    const { count } = await tx.structure.updateMany({
      where: { id, formersKeepAccess: !keep },
      data: { formersKeepAccess: keep },
    });
    if (count > 0)
      await recordEvents(tx, [
        { structureId: id, staffId: staff.id, kind: 'formers-setting-changed', details: { keep } },
      ]);
    return succeed(null);
  });
}
