import type { Transaction } from '#lib/database/run-sql.ts';
import { type ClientRecord, recordColumns, toPerson } from './client-record.ts';
import { changesBetween } from './decide-event.ts';
import { IdChains } from './id-chains.ts';
import { persistPeople } from './persist-people.ts';
import type { OwnedFields, PersonState } from './person-state.ts';

/** Reads and locks a client as events depend on it. */
export async function lockRecord(tx: Transaction, structureId: string, id: string): Promise<ClientRecord | null> {
  const { rows } = await tx.query<ClientRecord>(
    `select ${recordColumns} from client where structure_id = $1 and id = $2 for update`,
    [structureId, id],
  );
  return rows[0] ?? null;
}

/**
 * Makes a client of the club the person of the ERP that another client was until now: its fields
 * become those that the ERP has sent, with their versions; what the ERP has never sent stays, and
 * an address that is known where the ERP has none. The caller has locked the person and both rows,
 * and taken the id away from the other client.
 */
export async function replaceClient(
  tx: Transaction,
  structureId: string,
  erpId: string,
  { from, to, memberNumber }: { from: ClientRecord; to: ClientRecord; memberNumber: string | null },
): Promise<void> {
  const [known, own] = [toPerson(from), toPerson(to)];
  const fields = mergedFields(known, own.fields as OwnedFields);
  const after = { ...known, fields, inBin: false };
  const events = [
    { eventId: null, presence: 'unchanged', changes: changesBetween(own.fields, fields), takenOver: true } as const,
  ];
  const person = { erpId, recordId: memberNumber, person: after, record: to, tombstone: false };
  const changed = new Map([[erpId, { known: person, clientId: to.id, events: [...events] }]]);
  const people = new Map([[erpId, person]]);
  const hand = { people, changed, chains: new IdChains([]), released: [], abandoned: new Set<string>() };
  await persistPeople(tx, structureId, hand, false);
}

function mergedFields({ fields, optional }: PersonState, own: OwnedFields): OwnedFields {
  const merged: OwnedFields = { ...own };
  for (const name of ['lastName', 'firstName'] as const)
    if (fields && optional[name] !== 0) merged[name] = fields[name];
  for (const name of ['phone', 'secondPhone', 'birthDate'] as const)
    if (fields && optional[name] !== undefined) merged[name] = fields[name];
  return fields?.emailKey ? { ...merged, email: fields.email, emailKey: fields.emailKey } : merged;
}
