import { loadTombstones } from '#lib/clients/erp/tombstones.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { type ClientRecord, clientsByKey, knownAddress, toPerson } from './client-record.ts';
import { loadCandidates } from './load-candidates.ts';
import { type PersonState, unknownPerson } from './person-state.ts';
import { recordId } from './record-id.ts';

/**
 * A person as a transaction changes them: the state so far, and the row as it was read, which is
 * locked until the transaction ends. `recordId`: the id without its kind, where one of the events
 * has fields. `formerId`: the id until now, where the person has another one from now on.
 */
export type KnownPerson = {
  erpId: string;
  recordId: string | null;
  person: PersonState;
  record: ClientRecord | null;
  tombstone: boolean;
  formerId?: string;
};

/**
 * Loads and locks the people of events, by their id in the ERP. A person without a client of that
 * id gets the client who has the address: first the address that an ERP had, then the one used on
 * the app, then an alias, then an address that an ERP had and staff corrected since.
 */
export async function loadPeople(
  tx: Queryable,
  structureId: string,
  events: ErpEvent[],
): Promise<Map<string, KnownPerson>> {
  if (events.length === 0) return new Map();
  const ids = [...new Set(events.map(({ erpId }) => erpId))].sort();
  const { rows: records } = await tx.query<ClientRecord>(`select * from ${clientsByKey('erp_id = asked.key')}`, [
    structureId,
    ids,
  ]);
  const bound = new Map(records.map((record) => [record.erpId, record]));
  const unmatched = events.filter(({ erpId }) => !bound.has(erpId));
  const tombstones = await loadTombstones(
    tx,
    structureId,
    unmatched.map(({ erpId }) => erpId),
  );
  const candidates = await loadCandidates(tx, structureId, unmatched);
  const recordIds = new Map(
    events.flatMap(({ erpId, kind, fields }) => (fields ? [[erpId, recordId(erpId, kind)]] : [])),
  );
  const known = new Map<string, KnownPerson>();
  for (const erpId of ids) {
    const record = bound.get(erpId) ?? null;
    const version = tombstones.get(erpId) ?? null;
    const person = record ? toPerson(record) : { ...unknownPerson, version, removedAt: version };
    known.set(erpId, { erpId, recordId: recordIds.get(erpId) ?? null, person, record, tombstone: version !== null });
  }
  for (const { erpId, fields } of unmatched) {
    const entry = known.get(erpId);
    const key = fields?.emailKey;
    if (!key || !entry || entry.record) continue;
    const record =
      candidates.find((one) => one.erpEmailKey === key && knownAddress(one).emailKey === key) ??
      candidates.find((one) => one.emailKey === key) ??
      candidates.find((one) => one.aliases.includes(key)) ??
      candidates.find((one) => one.erpEmailKey === key);
    if (!record) continue;
    candidates.splice(candidates.indexOf(record), 1);
    const { fields: owned, removedAt, inBin } = toPerson(record);
    entry.record = record;
    entry.person = { ...entry.person, fields: owned, removedAt: entry.person.removedAt ?? removedAt, inBin };
  }
  return known;
}
