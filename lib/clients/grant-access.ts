import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { clientsOf } from './clients-of.ts';

/**
 * Grants a former client access until a day ends in the structure's time zone, or ends the grant
 * (null). A client whom the ERP restores no longer needs it.
 * @param day ISO 8601
 */
export async function grantAccess(
  staff: Staff,
  clientId: string,
  day: string | null,
): Promise<Result<null, 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  return inTransaction(async (tx) => {
    const until = day && (await endOf(tx, staff, day));
    const { count } = await tx.client.updateMany({
      where: { ...clientsOf(staff), id: clientId, erpRemovedAt: { not: null } },
      data: { accessUntil: until, accessGrantedAt: until && new Date(), accessGrantedById: until && staff.id },
    });
    if (count === 0) return fail('not-found');
    await recordEvents(tx, [
      { ...clientsOf(staff), staffId: staff.id, kind: 'access-granted', clientId, details: { until: day } },
    ]);
    await announce(tx, staff.structure.id, 'clients');
    return succeed(null);
  });
}

/**
 * Returns the last moment of a day in the structure's time zone. PostgreSQL computes it, because
 * days differ in length.
 */
async function endOf(tx: Transaction, { structure }: Staff, day: string): Promise<Date> {
  const [row] = await tx.$queryRaw<{ end: Date }[]>`
    select (${day}::date + 1)::timestamp at time zone time_zone - interval '1 millisecond' as "end"
    from structure where id = ${structure.id}::uuid`;
  if (!row) throw new Error('the structure is gone');
  return row.end;
}
