import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpEvent, ErpFields } from '#lib/erp/profiles/erp-event.ts';

/** The fields that the ERP owns, as a record has them. */
export type OwnedFields = Required<ErpFields>;

/** When the newest word about each field that may be left out was spoken. Unix milliseconds. */
export type OptionalVersions = { phone?: number; birthDate?: number };

/** What we know of a person before an event. `version` null: never heard of from the ERP. */
export type PersonState = {
  /** Null when there is no record: nobody, or somebody removed before they came. */
  fields: OwnedFields | null;
  version: Date | null;
  fieldsVersion: Date | null;
  optional: OptionalVersions;
  removedAt: Date | null;
  inBin: boolean;
};

export const unknownPerson: PersonState = {
  fields: null,
  version: null,
  fieldsVersion: null,
  optional: {},
  removedAt: null,
  inBin: false,
};

export type Decision = {
  verdict: 'applied' | 'unchanged' | 'stale';
  after: PersonState;
  changes: FieldChanges;
  presence: Presence;
};
/** What happens to whether the person is there. `came`: a record is made. */
export type Presence = 'came' | 'removed' | 'revived' | 'same';

/**
 * What an event does to what we know of a person. The newest word counts, for the fields and for
 * whether the person is there, each by itself: so every order of the same events, with repetitions,
 * ends the same. An event older than the newest is `stale`: it revives nobody; only what nothing
 * newer has said is still taken from it. Of two words of the same moment a removal wins, else the
 * one that arrives later.
 */
export function decideEvent(event: ErpEvent, before: PersonState): Decision {
  const older = before.version !== null && event.version < before.version;
  const removedAt = removalAfter(event, before);
  const taken = takeFields(event, before);
  // Somebody who is only ever removed leaves nothing but the memory of it.
  const after: PersonState = {
    ...taken,
    version: older ? before.version : event.version,
    removedAt,
    inBin: before.inBin && (older || event.removes || removedAt !== null),
  };
  const changes = changesBetween(before.fields, after.fields);
  const presence = presenceBetween(before, after);
  const changed = presence !== 'same' || Object.keys(changes).length > 0;
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
  if (!before.fields) return after.fields ? 'came' : 'same';
  if (!before.removedAt && after.removedAt) return 'removed';
  const back = (before.removedAt && !after.removedAt) || (before.inBin && !after.inBin);
  return back ? 'revived' : 'same';
}

const named = ['lastName', 'firstName', 'email', 'phone', 'birthDate'] as const;

function changesBetween(before: OwnedFields | null, after: OwnedFields | null): FieldChanges {
  const changes: FieldChanges = {};
  for (const name of named) {
    const [old, now] = [before?.[name] || null, after?.[name] || null];
    if (old !== now) changes[name] = { before: old, after: now };
  }
  return changes;
}
