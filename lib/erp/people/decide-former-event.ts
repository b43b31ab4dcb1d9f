import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { changesBetween, type Decision, missingOf } from './decide-event.ts';
import type { PersonState } from './person-state.ts';
import { areComplete, takeFields } from './take-fields.ts';

/** Decides what an event does to the state of a person. */
export type Rule = (event: ErpEvent, before: PersonState) => Decision;

const unchanged = (before: PersonState): Decision => ({
  verdict: 'unchanged',
  after: before,
  changes: {},
  presence: 'unchanged',
});

const invalid = (event: ErpEvent, before: PersonState): Decision => ({
  ...unchanged(before),
  verdict: 'invalid',
  problems: missingOf(event),
});

/**
 * Decides an event under an id that its person no longer has. It tells values of fields, each with
 * its time, but not whether the person is a client: an ERP that merges records deletes the former
 * one, which removes no person.
 * @param isOther whether it tells of a record that was another one then
 * @param renamedAt when the person got the present id, which told that they are a client
 */
export function decideFormerEvent(
  event: ErpEvent,
  before: PersonState,
  { isOther, renamedAt }: { isOther: boolean; renamedAt: Date },
): Decision {
  const { fields, removes, version } = event;
  const isStale = before.version !== null && version < before.version;
  if (isOther || !fields || (removes && !areComplete(fields)))
    return { ...unchanged(before), verdict: isStale ? 'stale' : 'unchanged' };
  if (!before.fields && !areComplete(fields)) return invalid(event, before);
  const taken = takeFields(event, before);
  const after = { ...before, ...taken, version: before.version ?? renamedAt };
  const changes = changesBetween(before.fields, after.fields);
  const isChanged = Object.keys(changes).length > 0;
  const presence = before.fields ? 'unchanged' : 'created';
  return { verdict: isStale ? 'stale' : isChanged ? 'applied' : 'unchanged', after, changes, presence };
}

/**
 * Decides an event about a record that was merged into an unknown one: it is no client, and its
 * values are kept until the other one is known.
 * @param isOther whether it tells of a record that was another one then
 * @param isOwn whether it is under the record's own id, rather than one from before
 */
export function decideWaiting(
  event: ErpEvent,
  before: PersonState,
  { isOther, isOwn }: { isOther: boolean; isOwn: boolean },
): Decision {
  const { fields, removes } = event;
  if (isOther) return unchanged(before);
  if (!before.fields && !removes && (!fields || !areComplete(fields)))
    return fields ? invalid(event, before) : unchanged(before);
  const version = new Date(Math.max(isOwn ? event.version.getTime() : 0, before.version?.getTime() ?? 0));
  const after = { ...before, ...takeFields(event, before), version, removedAt: version };
  const changes = changesBetween(before.fields, after.fields);
  const presence = before.fields ? 'unchanged' : after.fields ? 'created' : 'unchanged';
  return { verdict: Object.keys(changes).length > 0 ? 'applied' : 'unchanged', after, changes, presence };
}
