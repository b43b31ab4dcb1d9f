import type { PoolClient } from 'pg';
import { followEmailChanges, type GainedAddresses } from '#lib/addresses/follow-email-changes.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import type { Presence } from './decide-event.ts';
import { knownAddress } from './load-people.ts';
import type { WrittenPerson } from './write-people.ts';

/** What events did to one person, one by one. `eventId` null: a snapshot did. */
export type PersonChange = {
  clientId: string;
  events: { eventId: string | null; presence: Presence; changes: FieldChanges; takenOver: boolean }[];
};

/**
 * What follows once people are written: history, proofs of addresses that changed, accounts that
 * wait for one.
 */
export async function recordConsequences(
  tx: PoolClient,
  structureId: string,
  happened: PersonChange[],
  written: WrittenPerson[],
  owners: GainedAddresses,
): Promise<void> {
  await recordHistory(tx, structureId, happened);
  const emailChanged = written.flatMap(({ clientId, record, after }) =>
    record && !record.aliased && knownAddress(record).emailKey !== after.fields.emailKey
      ? [{ id: clientId, email: record.email }]
      : [],
  );
  await followEmailChanges(tx, { structureId, staffId: null }, emailChanged, owners);
}

/**
 * One audit event for each thing staff sees. That a record was made by the ERP stands with the
 * record.
 */
async function recordHistory(tx: PoolClient, structureId: string, happened: PersonChange[]): Promise<void> {
  const rows = happened.flatMap(({ clientId, events }) =>
    events.flatMap(({ eventId, presence, changes, takenOver }) => {
      const kind = kindOf(presence, changes, takenOver);
      return kind ? [{ client_id: clientId, kind, details: { eventId, changes } }] : [];
    }),
  );
  if (rows.length === 0) return;
  await tx.query(
    `insert into audit_event (structure_id, id, kind, client_id, details)
     select $1, ${uuidV7}, kind, client_id, details from json_to_recordset($2::json) as d (client_id uuid, kind text,
       details jsonb)`,
    [structureId, JSON.stringify(rows)],
  );
}

function kindOf(presence: Presence, changes: FieldChanges, takenOver: boolean): string | null {
  if (takenOver) return 'client-taken-over-by-erp';
  if (presence === 'removed') return 'client-removed-by-erp';
  if (presence === 'revived') return 'client-revived-by-erp';
  if (presence === 'came') return null;
  return Object.keys(changes).length > 0 ? 'client-updated-by-erp' : null;
}
