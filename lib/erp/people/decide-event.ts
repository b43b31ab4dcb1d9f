import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpEvent, EventProblem } from '#lib/erp/profiles/erp-event.ts';
import type { OwnedFields, PersonState } from './person-state.ts';
import { areComplete, takeFields } from './take-fields.ts';

/** `problems`: what an unknown person lacks to become a client, of an `invalid` event. */
export type Decision = {
  verdict: 'applied' | 'unchanged' | 'stale' | 'invalid';
  problems?: EventProblem[];
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
 * wins, otherwise the one that arrives later. An event about an unknown person who cannot become a
 * client by it is `invalid` and changes nothing.
 */
export function decideEvent(event: ErpEvent, before: PersonState): Decision {
  const { fields } = event;
  // A merge that says nothing about the person who is kept.
  if (!fields && !event.removes) return { verdict: 'unchanged', after: before, changes: {}, presence: 'unchanged' };
  if (!before.fields && fields && !event.removes && !areComplete(fields))
    return { verdict: 'invalid', problems: missingOf(event), after: before, changes: {}, presence: 'unchanged' };
  const older = before.version !== null && event.version < before.version;
  const presenceNow = presenceAfter(event, before);
  const { removedAt } = presenceNow;
  const taken = takeFields(event, before);
  // A person who was only ever removed has no fields: `persistPeople` writes a tombstone.
  const after: PersonState = {
    ...taken,
    ...presenceNow,
    inBin: before.inBin && (older || event.removes || removedAt !== null),
  };
  const changes = changesBetween(before.fields, after.fields);
  const presence = presenceBetween(before, after);
  const changed = presence !== 'unchanged' || Object.keys(changes).length > 0;
  return { verdict: older ? 'stale' : changed ? 'applied' : 'unchanged', after, changes, presence };
}

/** Returns what is known of presence after an event: the newest message counts. */
export function presenceAfter(
  event: Pick<ErpEvent, 'version' | 'removes'>,
  before: Pick<PersonState, 'version' | 'removedAt'>,
): Pick<PersonState, 'version' | 'removedAt'> {
  const isOlder = before.version !== null && event.version < before.version;
  return { version: isOlder ? before.version : event.version, removedAt: removalAfter(event, before) };
}

function removalAfter(
  event: Pick<ErpEvent, 'version' | 'removes'>,
  { version, removedAt }: Pick<PersonState, 'version' | 'removedAt'>,
): Date | null {
  if (version === null || event.version > version) return event.removes ? event.version : null;
  if (event.version < version) return removedAt;
  return event.removes ? event.version : removedAt;
}

/**
 * Lists what a new person lacks: a last name and an address, with the reason why each could not be
 * read.
 */
export function missingOf({ fields, warnings = [] }: ErpEvent): EventProblem[] {
  return (['lastName', 'email'] as const).flatMap((name) => {
    if (fields?.[name === 'email' ? 'emailKey' : name]) return [];
    const pointer = `/data/${name}`;
    const unread = warnings.filter((warning) => warning.pointer === pointer);
    return unread.length > 0 ? unread : [{ pointer, code: 'required' }];
  });
}

function presenceBetween(before: PersonState, after: PersonState): Presence {
  if (!before.fields) return after.fields ? 'created' : 'unchanged';
  if (!before.removedAt && after.removedAt) return 'removed';
  const isRestored = (before.removedAt && !after.removedAt) || (before.inBin && !after.inBin);
  return isRestored ? 'restored' : 'unchanged';
}

const comparedFields = ['lastName', 'firstName', 'email', 'phone', 'secondPhone', 'birthDate'] as const;

/** Lists the fields that differ; an empty text counts as none. */
export function changesBetween(before: OwnedFields | null, after: OwnedFields | null): FieldChanges {
  const changes: FieldChanges = {};
  for (const name of comparedFields) {
    const [old, now] = [before?.[name] || null, after?.[name] || null];
    if (old !== now) changes[name] = { before: old, after: now };
  }
  return changes;
}
