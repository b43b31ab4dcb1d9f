import { conflictKey } from '#lib/addresses/conflict-key.ts';
import type { GainedAddresses } from '#lib/addresses/follow-email-changes.ts';
import { lockErpAddresses } from '#lib/addresses/lock-people.ts';
import { type Claiming, resolveAddressOwners } from '#lib/clients/email/resolve-address-owners.ts';
import { clearErpIds, releaseFormerClients, writeFormerIds } from '#lib/clients/erp/former-ids.ts';
import { deleteTombstones, type Tombstone, writeTombstones } from '#lib/clients/erp/tombstones.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { moveProposals } from './move-proposals.ts';
import type { PeopleInHand } from './people-in-hand.ts';
import { recordConsequences } from './record-consequences.ts';
import { type WrittenPerson, writePeople } from './write-people.ts';

/**
 * Writes people as they are after all events, decides who owns their addresses, and records the
 * consequences.
 * @param exclusive whether the caller holds the structure-wide lock, rather than one per person
 */
export async function persistPeople(
  tx: Transaction,
  structureId: string,
  { people, changed, chains, released, abandoned }: PeopleInHand,
  exclusive: boolean,
): Promise<void> {
  const written: WrittenPerson[] = [];
  const tombstones: Tombstone[] = [];
  const all = [...changed.values(), ...released];
  for (const { known, clientId, events } of all) {
    const { person, record, erpId, recordId, kind, formerId } = known;
    if (person.fields) {
      const visible = events.some(
        ({ presence, changes, takenOver }) => presence !== 'unchanged' || takenOver || Object.keys(changes).length > 0,
      );
      const after = { ...person, fields: person.fields };
      written.push({ erpId, recordId, kind, formerId, clientId, record, after, visible });
    } else if (person.version && person.removedAt) tombstones.push({ erpId, version: person.version });
  }
  await writeTombstones(tx, structureId, tombstones);
  const returned = written.filter(({ erpId }) => people.get(erpId)?.tombstone);
  await deleteTombstones(tx, structureId, [...returned.map(({ erpId }) => erpId), ...abandoned]);
  const owners = await resolveOwners(tx, structureId, written, exclusive);
  await clearErpIds(
    tx,
    structureId,
    written.flatMap(({ formerId, record, clientId }) => (formerId && record ? [clientId] : [])),
  );
  await writePeople(tx, structureId, written, owners.gained);
  await recordConsequences(tx, structureId, all, written, owners);
  const renamed = chains.changes();
  await writeFormerIds(tx, structureId, renamed);
  await moveProposals(tx, structureId, renamed);
  await releaseFormerClients(
    tx,
    structureId,
    released.map(({ clientId }) => clientId),
  );
}

async function resolveOwners(
  tx: Transaction,
  structureId: string,
  written: WrittenPerson[],
  exclusive: boolean,
): Promise<GainedAddresses> {
  const keys = [...new Set(written.flatMap(affectedAddresses))].filter((key) => key !== '');
  if (keys.length === 0) return { gained: new Map(), contested: false };
  if (!exclusive) await lockErpAddresses(tx, structureId, keys);
  return resolveAddressOwners(tx, structureId, keys, written.map(claimOf));
}

/** The e-mail keys that may have another owner now. */
function affectedAddresses({ record, after, visible }: WrittenPerson): string[] {
  // The owner may have released the address since, by another way than an event.
  const inConflict = record !== null && record.emailKey === conflictKey(record.id);
  if (!visible) return inConflict ? [after.fields.emailKey] : [];
  if (!record) return [after.fields.emailKey];
  const same = record.erpEmailKey === after.fields.emailKey && rank(record) === rank(after) && record.erpId !== null;
  if (same && !inConflict) return [];
  return [record.emailKey, record.erpEmailKey ?? record.emailKey, after.fields.emailKey];
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

/** Precedence of a claim: an active client before a former one, a former one before the trash. */
function rank({ inBin, removedAt }: { inBin: boolean; removedAt: Date | null }): number {
  if (inBin) return 0;
  return removedAt ? 1 : 2;
}
