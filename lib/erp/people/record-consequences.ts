import type { PoolClient } from 'pg';
import { attachWaitingAccounts } from '#lib/addresses/attach-waiting-accounts.ts';
import { reattachAccounts, withdrawProofs } from '#lib/addresses/reattach-by-address.ts';
import type { AddressOwners } from '#lib/addresses/resolve-address-owners.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import type { Presence } from './decide-event.ts';
import { knownAddress } from './load-people.ts';
import type { WrittenPerson } from './write-people.ts';

/** What each event did to one person. `eventId` null: a line of a snapshot. */
export type PersonChange = {
  clientId: string;
  events: { eventId: string | null; presence: Presence; changes: FieldChanges; takenOver: boolean }[];
};

/**
 * Records what follows from written people: their history, withdrawn proofs of addresses that
 * changed, and app accounts that waited for an address.
 */
export async function recordConsequences(
  tx: PoolClient,
  structureId: string,
  happened: PersonChange[],
  written: WrittenPerson[],
  { gained, contested }: AddressOwners,
): Promise<void> {
  await recordHistory(tx, structureId, happened);
  const emailChanged = written.flatMap(({ clientId, record, after }) =>
    record && !record.aliased && knownAddress(record).emailKey !== after.fields.emailKey
      ? [{ id: clientId, email: record.email }]
      : [],
  );
  await withdrawProofs(tx, structureId, emailChanged);
  const ids = [...gained.keys()];
  if (ids.length === 0) return;
  if (contested) await reattachAccounts(tx, structureId, ids);
  await attachWaitingAccounts(tx, structureId, ids, [...gained.values()]);
}

/**
 * Records one audit event for each visible change. The creation has none: the client's source says
 * that the ERP created it.
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
  if (presence === 'restored') return 'client-revived-by-erp';
  if (presence === 'created') return null;
  return Object.keys(changes).length > 0 ? 'client-updated-by-erp' : null;
}
