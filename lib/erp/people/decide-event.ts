import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import type { OptionalVersions, OwnedFields, PersonState } from './person-state.ts';

export type Decision = {
  verdict: 'applied' | 'unchanged' | 'stale';
  after: PersonState;
  changes: FieldChanges;
  presence: Presence;
};
/**
 * What an event does to the client as a whole. `restored`: a former or deleted client is active.
 */
export type Presence = 'created' | 'removed' | 'restored' | 'unchanged';

/**
 * Decides what an event does to the state of a person. Fields and presence each keep the value with
 * the newest version (last writer wins), so every order of the same events, with repetitions, ends
 * in the same state. An event older than the newest is `stale`: it restores no client, and only
 * fields without a newer value are taken from it. Of two events with the same version a removal
 * wins, otherwise the one that arrives later.
 */
export function decideEvent(event: ErpEvent, before: PersonState): Decision {
  const older = before.version !== null && event.version < before.version;
  const removedAt = removalAfter(event, before);
  const taken = takeFields(event, before);
  // A person who was only ever removed has no fields: `persistPeople` writes a tombstone.
  const after: PersonState = {
    ...taken,
    version: older ? before.version : event.version,
    removedAt,
    inBin: before.inBin && (older || event.removes || removedAt !== null),
  };
  const changes = changesBetween(before.fields, after.fields);
  const presence = presenceBetween(before, after);
  const changed = presence !== 'unchanged' || Object.keys(changes).length > 0;
  return { verdict: older ? 'stale' : changed ? 'applied' : 'unchanged', after, changes, presence };
}

function removalAfter(event: ErpEvent, { version, removedAt }: PersonState): Date | null {
  if (version === null || event.version > version) return event.removes ? event.version : null;
  if (event.version < version) return removedAt;
  return event.removes ? event.version : removedAt;
}

function takeFields(
  { fields, version }: ErpEvent,
  before: PersonState,
): Pick<PersonState, 'fields' | 'fieldsVersion' | 'optional'> {
  if (!fields) return before;
  const newest = before.fieldsVersion === null || version >= before.fieldsVersion;
  const { phone, birthDate, ...required } = fields;
  const optional = { ...before.optional };
  const known = before.fields;
  const merged: OwnedFields = {
    ...(newest || !known ? required : known),
    phone: known?.phone ?? null,
    birthDate: known?.birthDate ?? null,
  };
  const isNewest = (name: keyof OptionalVersions) => version.getTime() >= (optional[name] ?? Number.NEGATIVE_INFINITY);
  if (phone !== undefined && isNewest('phone')) {
    merged.phone = phone;
    optional.phone = version.getTime();
  }
  if (birthDate !== undefined && isNewest('birthDate')) {
    merged.birthDate = birthDate;
    optional.birthDate = version.getTime();
  }
  return { fields: merged, fieldsVersion: newest ? version : before.fieldsVersion, optional };
}

function presenceBetween(before: PersonState, after: PersonState): Presence {
  if (!before.fields) return after.fields ? 'created' : 'unchanged';
  if (!before.removedAt && after.removedAt) return 'removed';
  const isRestored = (before.removedAt && !after.removedAt) || (before.inBin && !after.inBin);
  return isRestored ? 'restored' : 'unchanged';
}

const comparedFields = ['lastName', 'firstName', 'email', 'phone', 'birthDate'] as const;

function changesBetween(before: OwnedFields | null, after: OwnedFields | null): FieldChanges {
  const changes: FieldChanges = {};
  for (const name of comparedFields) {
    const [old, now] = [before?.[name] || null, after?.[name] || null];
    if (old !== now) changes[name] = { before: old, after: now };
  }
  return changes;
}
