import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Of whom a structure asks a second factor; `managers`: of owners and managers. */
export const factorRequirements = ['nobody', 'owners', 'managers', 'everyone'] as const;
export type FactorRequirement = (typeof factorRequirements)[number];

/** Reads of whom a structure asks a second factor. */
export async function readFactorRequirement(structureId: string): Promise<FactorRequirement> {
  const where = { id: structureId };
  const { secondFactor } = await prisma().structure.findUniqueOrThrow({ where, select: { secondFactor: true } });
  return secondFactor as FactorRequirement;
}

/**
 * Sets of whom a second factor is asked, for owners. Whoever has none keeps a fortnight to set it
 * up: from now, from joining or from a role that owes it.
 */
export async function setFactorRequirement(
  staff: Staff,
  after: FactorRequirement,
): Promise<Result<null, { code: 'not-allowed' }>> {
  if (!may(staff, 'team.manage')) return fail({ code: 'not-allowed' });
  requireProof(staff);
  const { id } = staff.structure;
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select from structure where id = ${id}::uuid for no key update`;
    const { secondFactor: before } = await tx.structure.findUniqueOrThrow({
      where: { id },
      select: { secondFactor: true },
    });
    if (before === after) return succeed(null);
    await tx.structure.update({ where: { id }, data: { secondFactor: after, secondFactorSince: new Date() } });
    const details = { before: before as FactorRequirement, after };
    await recordEvents(tx, [{ structureId: id, staffId: staff.id, kind: 'factor-requirement-changed', details }]);
    return succeed(null);
  });
}
