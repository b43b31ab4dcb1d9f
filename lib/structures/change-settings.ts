import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { newJoinCode } from '#lib/app-auth/join-code.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * Sets whether an app account enters this structure only once its e-mail is proved. Takes effect
 * at once.
 */
export async function setProofNeeded(staff: Staff, needed: boolean): Promise<Result<null, { code: 'not-allowed' }>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  requireProof(staff);
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

/** Reads after how many hours an unused session of a structure's team ends. */
export async function readIdleHours(structureId: string): Promise<number> {
  const where = { id: structureId };
  return (await prisma().structure.findUniqueOrThrow({ where, select: { idleHours: true } })).idleHours;
}

/** Hours that can be chosen: a session ends after fourteen days anyway. */
export const idleHourChoices = [8, 24, 72, 168, 336] as const;

/**
 * Sets after how many hours an unused session of the team ends. Takes effect at once, also for
 * sessions that are open.
 */
export async function setIdleHours(
  staff: Staff,
  idleHours: (typeof idleHourChoices)[number],
): Promise<Result<null, { code: 'not-allowed' }>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  const { id } = staff.structure;
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select from structure where id = ${id}::uuid for no key update`;
    const before = (await tx.structure.findUniqueOrThrow({ where: { id }, select: { idleHours: true } })).idleHours;
    if (before === idleHours) return succeed(null);
    await tx.structure.update({ where: { id }, data: { idleHours } });
    const details = { before, after: idleHours };
    await recordEvents(tx, [{ structureId: id, staffId: staff.id, kind: 'idle-limit-changed', details }]);
    return succeed(null);
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
