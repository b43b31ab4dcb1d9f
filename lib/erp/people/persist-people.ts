import { conflictKey } from '#lib/addresses/conflict-key.ts';
import type { GainedAddresses } from '#lib/addresses/follow-email-changes.ts';
import { lockAddresses } from '#lib/addresses/lock-people.ts';
import { type Claiming, resolveAddressOwners } from '#lib/clients/resolve-address-owners.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { KnownPerson } from './load-people.ts';
import { type PersonChange, recordConsequences } from './record-consequences.ts';
import { type WrittenPerson, writePeople } from './write-people.ts';

/** Somebody whom events spoke of: as they are now, and what happened to them. */
export type ChangedPerson = PersonChange & { known: KnownPerson };

/**
 * Writes people as they are after all events, and follows what that means for addresses and
 * accounts.
 * @param alone whether everybody is locked, and not only these people
 */
export async function persistPeople(
  tx: Transaction,
  structureId: string,
  people: Map<string, KnownPerson>,
  touched: Map<string, ChangedPerson>,
  alone: boolean,
): Promise<void> {
  const written: WrittenPerson[] = [];
  const buried: { erpId: string; version: Date }[] = [];
  for (const { known, clientId, events } of touched.values()) {
    const { person, record, erpId, recordId } = known;
    if (person.fields) {
      const visible = events.some(
        ({ presence, changes, takenOver }) => presence !== 'same' || takenOver || Object.keys(changes).length > 0,
      );
      written.push({ erpId, recordId, clientId, record, after: { ...person, fields: person.fields }, visible });
    } else if (person.version) buried.push({ erpId, version: person.version });
  }
  await bury(tx, structureId, buried);
  await unbury(
    tx,
    structureId,
    written.flatMap(({ erpId }) => (people.get(erpId)?.tombstone ? [erpId] : [])),
  );
  const keys = [...new Set(written.flatMap(addressesInQuestion))];
  let settled: GainedAddresses = { gained: new Map(), contested: false };
  if (keys.length > 0) {
    if (!alone) await lockAddresses(tx, structureId, keys);
    settled = await resolveAddressOwners(tx, structureId, keys, written.map(claimOf));
  }
  await writePeople(tx, structureId, written, settled.gained);
  await recordConsequences(tx, structureId, [...touched.values()], written, settled);
}

/** The addresses whose owner may be another one now. */
function addressesInQuestion({ record, after, visible }: WrittenPerson): string[] {
  // Whoever had it may have let go of it since, by another way than an event.
  const held = record !== null && record.emailKey === conflictKey(record.id);
  if (!visible) return held ? [after.fields.emailKey] : [];
  if (!record) return [after.fields.emailKey];
  const same = record.erpEmailKey === after.fields.emailKey && rank(record) === rank(after) && record.erpId !== null;
  return same && !held ? [] : [record.emailKey, record.erpEmailKey ?? record.emailKey, after.fields.emailKey];
}

function claimOf({ clientId: id, record, after }: WrittenPerson): Claiming {
  const erpEmailKey = after.fields.emailKey;
  return {
    id,
    emailKey: record?.emailKey ?? conflictKey(id),
    erpEmailKey,
    fixed: record?.aliased ?? false,
    rank: rank(after),
    isNew: record === null,
  };
}

const rank = ({ inBin, removedAt }: { inBin: boolean; removedAt: Date | null }) => (inBin ? 0 : removedAt ? 1 : 2);

async function bury(tx: Transaction, structureId: string, dead: { erpId: string; version: Date }[]): Promise<void> {
  if (dead.length === 0) return;
  await tx.query(
    `insert into erp_tombstone (structure_id, erp_id, version) select $1, d.erp_id, d.version from unnest($2::text[],
      $3::timestamptz[]) d (erp_id, version)
     on conflict (structure_id, erp_id) do update set version = greatest(erp_tombstone.version, excluded.version)`,
    [structureId, dead.map(({ erpId }) => erpId), dead.map(({ version }) => version)],
  );
}

async function unbury(tx: Transaction, structureId: string, erpIds: string[]): Promise<void> {
  if (erpIds.length > 0)
    await tx.query('delete from erp_tombstone where structure_id = $1 and erp_id = any($2)', [structureId, erpIds]);
}
