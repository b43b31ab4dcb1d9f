import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { admitPerson } from '#lib/erasures/lift-erasure.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { identitiesOfEvent } from '#lib/erp/people/find-erased-events.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { applyFromJournal, type EventKey } from './apply-stored-event.ts';
import type { EventResult, Payload } from './incoming-event.ts';

/**
 * Applies an event of the journal again. Its version decides as for a new event, so it changes
 * nothing that has a newer value, and replaying it twice has one effect. An event that was held,
 * that had failed, or that came while the connection was suspended gets a new verdict; any other
 * entry stays as it was.
 * @param returnReason why a person may return whose data was erased
 * @returns the verdict now
 */
export async function replayEvent(
  staff: Staff,
  eventId: string,
  returnReason?: string,
): Promise<Result<EventResult['verdict'], 'not-allowed' | 'not-found'>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  if (!isId(eventId)) return fail('not-found');
  const replayed = await replay({ structureId: staff.structure.id, eventId }, staff.id, true, returnReason);
  return replayed ? succeed(replayed.verdict) : fail('not-found');
}

/**
 * Applies an event of a connection's own journal again, as the ERP asks: as `replayEvent`, but the
 * safeguard counts it, and an event that staff discarded stays discarded.
 */
export async function replayAsErp(
  { structureId, id }: Connection,
  eventId: string,
): Promise<Result<EventResult, 'not-found' | 'discarded'>> {
  if (!isId(eventId)) return fail('not-found');
  const { rows } = await database().pool.query<{ verdict: ErpVerdict }>(
    'select verdict::text from erp_event where structure_id = $1 and connection_id = $2 and id = $3',
    [structureId, id, eventId],
  );
  if (!rows[0]) return fail('not-found');
  if (rows[0].verdict === 'discarded') return fail('discarded');
  const replayed = await replay({ structureId, eventId }, null, false);
  return replayed ? succeed(replayed) : fail('not-found');
}

/**
 * @param staffId null when the ERP asks for it
 * @param letThrough whether the safeguard holds nothing
 */
function replay(
  key: EventKey,
  staffId: string | null,
  letThrough: boolean,
  returnReason?: string,
): Promise<EventResult | null> {
  const { structureId, eventId } = key;
  return retryOnConflict(() =>
    inTransaction(async (tx) => {
      const open = await tx.query(
        `select from erp_event where structure_id = $1 and id = $2 and (verdict in ('held', 'discarded', 'failed', 'received')
           or verdict = 'ignored' and payload->>'ignored' in ('connection-disabled', 'erased'))`,
        [structureId, eventId],
      );
      if (staffId && returnReason) await admitAgain(tx, key, staffId, returnReason);
      const how = {
        stored: true,
        ...(letThrough && { letThrough }),
        ...(open.rowCount === 0 && { silent: true }),
      } as const;
      const done = await applyFromJournal(tx, key, (verdict) => letThrough || verdict !== 'discarded', how);
      if (!done) return null;
      await tx.query(
        `update erp_event set tries = tries + 1, decided_at = case when $3::uuid is null then decided_at else now() end,
          decided_by_id = coalesce($3, decided_by_id) where structure_id = $1 and id = $2`,
        [structureId, eventId, staffId],
      );
      const { verdict, clientId } = done;
      const details = { eventId, verdict, ...(staffId === null && { byErp: true as const }) };
      await recordEvents(tx, [{ structureId, staffId, kind: 'erp-event-replayed', clientId, details }]);
      return done;
    }),
  );
}

/** Lets the person of an event return whose data was erased. */
async function admitAgain(
  tx: Transaction,
  { structureId, eventId }: EventKey,
  staffId: string,
  reason: string,
): Promise<void> {
  const { rows } = await tx.query<{ erpId: string | null; payload: Payload }>(
    'select erp_id as "erpId", payload from erp_event where structure_id = $1 and id = $2',
    [structureId, eventId],
  );
  const { erpId, payload } = rows[0] ?? {};
  if (!erpId || !payload) return;
  const { kind, formerIds, fields = null } = payload;
  const identities = identitiesOfEvent({ erpId, fields, ...(kind && { kind }), ...(formerIds && { formerIds }) });
  await admitPerson(tx, identities, { structureId, staffId, entrance: 'erp', reason });
}
