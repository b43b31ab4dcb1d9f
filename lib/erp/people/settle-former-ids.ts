import { changesBetween } from './decide-event.ts';
import { effectiveId, lastChange } from './former-ids.ts';
import type { KnownPerson } from './load-people.ts';
import { changeOf, hasClient, type PeopleInHand } from './people-in-hand.ts';
import { type OwnedFields, unknownPerson } from './person-state.ts';
import { joinFields } from './take-fields.ts';

/**
 * Gives each person of these ids one client under the present id: a client with a former id moves
 * to it or, where the present id has a client, adds its newer fields to that one and becomes a
 * former client. Whether the person is a client is told by messages about the present id only.
 * @param renamedNow the id whose message is decided next, and tells whether the person is a client
 * @returns whether anything changed
 */
export function settleFormerIds(hand: PeopleInHand, erpId: string, renamedNow: string | null): boolean {
  const { people, chains } = hand;
  const root = chains.rootOf(erpId);
  restorePresence(hand, root);
  let hasChanged = false;
  for (const id of chains.formerIdsOf(root)) {
    const former = people.get(id);
    if (!former) throw new Error('the person of a former id was not loaded');
    if (!(former.tombstone || hasClient(hand, former) || hand.changed.has(id))) continue;
    const target = effectiveId(hand, id);
    const kept = people.get(target);
    if (!kept) throw new Error('the person of a former id was not loaded');
    if (target === id) hasChanged = waitForMerge(hand, former) || hasChanged;
    else {
      keepOwnPresence(hand, former);
      if (!hasClient(hand, former)) hand.changed.delete(id);
      else if (hasClient(hand, kept)) join(hand, former, kept);
      else move(hand, former, kept, target === renamedNow);
      hand.abandoned.add(id);
      Object.assign(former, { record: null, tombstone: false, person: unknownPerson });
      hasChanged = true;
    }
  }
  return hasChanged;
}

/**
 * Lets what messages under an id said of presence count again, because its person has it again.
 */
function restorePresence(hand: PeopleInHand, root: string): void {
  const kept = hand.chains.presenceUnder(root);
  const known = hand.people.get(root);
  if (kept.version === null || !known) return;
  if (hasClient(hand, known)) {
    changeOf(hand, known);
    hand.chains.keepPresence(root, { version: null, removedAt: null });
  } else if (known.person.version !== null && known.person.version > kept.version) return;
  known.person = { ...known.person, ...kept };
}

/** Keeps what messages under an id said of presence, from when it becomes a former one. */
function keepOwnPresence({ chains }: PeopleInHand, { erpId, person }: KnownPerson): void {
  if (chains.presenceUnder(erpId).version === null) chains.keepPresence(erpId, person);
}

/** A record that was merged into an unknown one is no client until that one is known. */
function waitForMerge(hand: PeopleInHand, former: KnownPerson): boolean {
  const { person } = former;
  keepOwnPresence(hand, former);
  const merged = hand.chains.next(former.erpId)?.version.getTime() ?? 0;
  const version = new Date(Math.max(merged, person.version?.getTime() ?? 0));
  if (person.removedAt?.getTime() === version.getTime()) return false;
  const presence = person.fields && !person.removedAt ? 'removed' : 'unchanged';
  former.person = { ...person, version, removedAt: version };
  changeOf(hand, former).events.push({ eventId: null, presence, changes: {}, takenOver: false });
  return true;
}

/** Moves a client to another id of the same person. */
function move(hand: PeopleInHand, former: KnownPerson, kept: KnownPerson, isTold: boolean): void {
  const { version, removedAt } = kept.person;
  const renamedAt = lastChange(hand, former.erpId);
  const isEarlier = former.person.version !== null && former.person.version <= renamedAt;
  const renamed = isTold && isEarlier ? former.person : { version: renamedAt, removedAt: null };
  const presence =
    version === null ? { version: renamed.version, removedAt: renamed.removedAt } : { version, removedAt };
  const change = changeOf(hand, former);
  hand.changed.delete(former.erpId);
  kept.person = { ...former.person, ...presence };
  kept.record = former.record;
  kept.formerId = former.formerId ?? former.erpId;
  hand.changed.set(kept.erpId, { ...change, known: kept });
  if (!hand.chains.next(kept.erpId)) hand.chains.keepPresence(kept.erpId, { version: null, removedAt: null });
}

/** Adds the newer fields of a client to the one with the present id, and takes away its id. */
function join(hand: PeopleInHand, former: KnownPerson, kept: KnownPerson): void {
  const before = kept.person.fields;
  kept.person = {
    ...kept.person,
    ...joinFields(kept.person, former.person, hand.chains.sharedSince(former.erpId, kept.erpId)),
  };
  const changes = changesBetween(before, kept.person.fields);
  changeOf(hand, kept).events.push({ eventId: null, presence: 'unchanged', changes, takenOver: false });
  const { clientId, events } = changeOf(hand, former);
  hand.changed.delete(former.erpId);
  if (!former.record) return;
  const { fields, removedAt } = former.person;
  const person = {
    ...former.person,
    // The address is free for others.
    fields: { ...(fields as OwnedFields), email: '', emailKey: '' },
    removedAt: removedAt ?? lastChange(hand, former.erpId),
  };
  const lost = changesBetween(fields, person.fields);
  events.push({ eventId: null, presence: removedAt ? 'unchanged' : 'removed', changes: lost, takenOver: false });
  hand.released.push({ known: { ...former, person }, clientId, events });
}
