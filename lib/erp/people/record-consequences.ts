import { followEmailChanges, type GainedAddresses } from '#lib/addresses/follow-email-changes.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import { type AuthoredEvent, recordEvents } from '#lib/audit/record-events.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { knownAddress } from './client-record.ts';
import type { Presence } from './decide-event.ts';
import type { WrittenPerson } from './write-people.ts';

/** What each event did to one person. `eventId` null: a line of a snapshot. */
export type PersonChange = {
  clientId: string;
  events: { eventId: string | null; presence: Presence; changes: FieldChanges; takenOver: boolean }[];
};

/**
 * Records what follows from written people: their history, withdrawn proofs of addresses that
 * changed, and app accounts that waited for an address. An address that the ERP took away closes
 * access by itself (`hasNoAddress`), and its proof counts again when the address is back.
 */
export async function recordConsequences(
  tx: Transaction,
  structureId: string,
  happened: PersonChange[],
  written: WrittenPerson[],
  owners: GainedAddresses,
): Promise<void> {
  await recordHistory(tx, structureId, happened);
  const emailChanged = written.flatMap(({ clientId, record, after }) =>
    record && !record.aliased && after.fields.emailKey && knownAddress(record).emailKey !== after.fields.emailKey
      ? [{ id: clientId, email: record.email, firstName: record.firstName }]
      : [],
  );
  await followEmailChanges(tx, { structureId, staffId: null }, emailChanged, owners);
}

/**
 * Records one audit event for each visible change. The creation has none: the client's source says
 * that the ERP created it.
 */
async function recordHistory(tx: Transaction, structureId: string, happened: PersonChange[]): Promise<void> {
  const history = happened.flatMap(({ clientId, events }) =>
    events.flatMap(({ eventId, presence, changes, takenOver }): AuthoredEvent[] => {
      const kind = kindOf(presence, changes, takenOver);
      return kind ? [{ structureId, staffId: null, kind, clientId, details: { eventId, changes } }] : [];
    }),
  );
  if (history.length > 0) await recordEvents(tx, history);
}

type ErpKind = 'client-taken-over-by-erp' | 'client-removed-by-erp' | 'client-revived-by-erp' | 'client-updated-by-erp';

function kindOf(presence: Presence, changes: FieldChanges, takenOver: boolean): ErpKind | null {
  if (takenOver) return 'client-taken-over-by-erp';
  if (presence === 'removed') return 'client-removed-by-erp';
  if (presence === 'restored') return 'client-revived-by-erp';
  if (presence === 'created') return null;
  return Object.keys(changes).length > 0 ? 'client-updated-by-erp' : null;
}
