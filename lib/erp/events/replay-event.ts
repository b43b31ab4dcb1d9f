import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { applyFromJournal } from './apply-stored-event.ts';
import type { EventResult } from './incoming-event.ts';

/**
 * Applies an event of the journal again. Its version decides as for a new event, so it changes
 * nothing that has a newer value, and replaying it twice has one effect. An event that was held or
 * had failed gets a new verdict; any other entry stays as it was.
 * @returns the verdict now
 */
export async function replayEvent(
  staff: Staff,
  eventId: string,
): Promise<Result<EventResult['verdict'], 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  if (!isId(eventId)) return fail('not-found');
  const structureId = staff.structure.id;
  const applied = await retryOnConflict(() =>
    inTransaction(async (tx) => {
      const open = await tx.query(
        "select from erp_event where structure_id = $1 and id = $2 and verdict in ('held', 'discarded', 'failed', 'received')",
        [structureId, eventId],
      );
      const how = { letThrough: true, stored: true, ...(open.rowCount === 0 && { silent: true }) } as const;
      const done = await applyFromJournal(tx, { structureId, eventId }, () => true, how);
      if (!done) return null;
      await tx.query(
        'update erp_event set tries = tries + 1, decided_at = now(), decided_by_id = $3 where structure_id = $1 and id = $2',
        [structureId, eventId, staff.id],
      );
      const { verdict, clientId } = done;
      const author = { structureId, staffId: staff.id };
      await recordEvents(tx, [{ ...author, kind: 'erp-event-replayed', clientId, details: { eventId, verdict } }]);
      return done;
    }),
  );
  return applied ? succeed(applied.verdict) : fail('not-found');
}
