import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type Region, wrongParts } from './region.ts';

type RegionProblem = { code: 'not-allowed' } | { code: 'not-a-choice'; fields: (keyof Region)[] };

/**
 * Sets country, time zone and language of the structure. What is stored stays as it is; phones,
 * dates and times that arrive or are shown from now on follow.
 */
export async function setRegion(staff: Staff, region: Region): Promise<Result<null, RegionProblem>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  const { id } = staff.structure;
  const { country, timeZone, language } = region;
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select from structure where id = ${id}::uuid for no key update`;
    const before = await tx.structure.findUniqueOrThrow({
      where: { id },
      select: { country: true, timeZone: true, language: true },
    });
    const fields = wrongParts(region, before);
    if (fields.length > 0) return fail({ code: 'not-a-choice', fields });
    const after = { country, timeZone, language };
    if (JSON.stringify(before) === JSON.stringify(after)) return succeed(null);
    await tx.structure.update({ where: { id }, data: after });
    await recordEvents(tx, [
      { structureId: id, staffId: staff.id, kind: 'region-changed', details: { before, after } },
    ]);
    return succeed(null);
  });
}
