import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { ErpEvent, EventProblem } from '#lib/erp/profiles/erp-event.ts';
import { type Decision, decideEvent, type Presence, presenceAfter } from './decide-event.ts';
import { decideFormerEvent, decideWaiting, type Rule } from './decide-former-event.ts';
import { findErasedEvents } from './find-erased-events.ts';
import { effectiveId, lastChange } from './former-ids.ts';
import type { KnownPerson } from './load-people.ts';
import { changeOf, copyPeople, hasClient, type PeopleInHand } from './people-in-hand.ts';
import { peopleAtRisk, type Safeguard } from './safeguard.ts';
import { settleFormerIds } from './settle-former-ids.ts';
import { type StructureHas, takePeople } from './take-people.ts';

/**
 * One message about one person. `eventId`: its entry in the journal; null for a line of a snapshot.
 */
export type PersonEvent = { eventId: string | null; event: ErpEvent };

/**
 * What one event did. `takenOver`: it made a manually managed client one of the ERP. `risky`: it
 * removes a person or changes the address of one, which counts towards the safeguard. `held`: it
 * had no effect, because of the safeguard or of the person's status. `ignored`: the data of the
 * person was erased. `problems`: why it is invalid.
 */
export type PersonResult = {
  verdict: Decision['verdict'] | 'held' | 'ignored';
  problems?: EventProblem[];
  clientId: string | null;
  changes: FieldChanges;
  presence: Presence;
  takenOver: boolean;
  risky: boolean;
};

/**
 * Called when events could remove so many people or change their addresses. Without it the
 * safeguard holds nothing.
 */
export type OpenSafeguard = ((atRisk: number) => Promise<Safeguard>) | undefined;

type DecideOptions = { openSafeguard?: OpenSafeguard; exclusive: boolean; has?: StructureHas | undefined };

/**
 * Decides events like `applyPersonEvents`, and writes nothing. The caller has locked the people:
 * the whole structure where an event has former ids.
 */
export async function decidePersonEvents(
  on: Queryable,
  structureId: string,
  messages: PersonEvent[],
  { openSafeguard, exclusive, has }: DecideOptions,
): Promise<{ results: PersonResult[]; hand: PeopleInHand }> {
  const events = messages.map(({ event }) => event);
  const hand = await takePeople(on, structureId, events, { exclusive, has });
  const atRisk = openSafeguard ? peopleAtRisk(events, hand) : 0;
  const safeguard = openSafeguard && atRisk > 0 ? await openSafeguard(atRisk) : null;
  const erased = has?.erasures === false ? new Set<ErpEvent>() : await findErasedEvents(on, structureId, events, hand);
  return { results: decideMessages(messages, hand, safeguard, erased), hand };
}

/** Decides messages in their order, each by what the earlier ones left of the people in hand. */
export function decideMessages(
  messages: PersonEvent[],
  hand: PeopleInHand,
  safeguard: Safeguard | null,
  erased: ReadonlySet<ErpEvent> = new Set(),
): PersonResult[] {
  return messages.map((message) =>
    erased.has(message.event) ? { ...withoutEffect, verdict: 'ignored' } : decideMessage(message, hand, safeguard),
  );
}

const withoutEffect = { clientId: null, changes: {}, presence: 'unchanged', takenOver: false, risky: false } as const;

function knownPerson({ people }: PeopleInHand, erpId: string): KnownPerson {
  const known = people.get(erpId);
  if (!known) throw new Error('the person of an event was not loaded');
  return known;
}

/**
 * Decides a message about a person. A rename or a merge moves the person's client to the present id
 * first, so that nothing of it is lost; held by the safeguard, it moves nothing.
 */
function decideMessage(message: PersonEvent, hand: PeopleInHand, safeguard: Safeguard | null): PersonResult {
  const { event } = message;
  if (!event.formerIds && !hand.chains.has(event.erpId))
    return decide(message, knownPerson(hand, event.erpId), hand, safeguard);
  if (event.hold === 'status-unknown')
    return holdUnknownStatus(event, knownPerson(hand, effectiveId(hand, event.erpId)));
  if (!event.formerIds) return decideUnderPresentId(message, hand, safeguard, null).result;
  const before = copyPeople(hand);
  hand.chains.add(event);
  const { result, hasMoved } = decideUnderPresentId(message, hand, safeguard, event.erpId);
  const removed = hand.released.slice(before.released.length).filter(({ known }) => known.record?.removedAt === null);
  const isHeld = result.verdict === 'held' && !event.hold;
  if (isHeld || !removed.every(({ known }) => !safeguard || safeguard.pass(known.erpId))) {
    Object.assign(hand, before);
    return { ...result, verdict: 'held', risky: true };
  }
  const risky = result.risky || removed.length > 0;
  return { ...result, risky, verdict: result.verdict === 'unchanged' && hasMoved ? 'applied' : result.verdict };
}

/** @param renamedNow the id that the message gives its person; null for one without former ids */
function decideUnderPresentId(
  message: PersonEvent,
  hand: PeopleInHand,
  safeguard: Safeguard | null,
  renamedNow: string | null,
): { result: PersonResult; hasMoved: boolean } {
  const { erpId } = message.event;
  const hasMoved = settleFormerIds(hand, erpId, renamedNow);
  const present = effectiveId(hand, erpId);
  const known = knownPerson(hand, present);
  const isPresent = present === erpId && hand.chains.rootOf(erpId) === erpId;
  const result = decide(message, known, hand, safeguard, isPresent ? decideEvent : decideUnder(hand, present));
  if (!isPresent && result.verdict !== 'invalid' && result.verdict !== 'held') noteFormerPresence(hand, message.event);
  if (!hand.chains.next(present) && hasClient(hand, known))
    hand.chains.keepPresence(present, { version: null, removedAt: null });
  // The person may be known under the present id only now.
  return { result, hasMoved: settleFormerIds(hand, erpId, null) || hasMoved };
}

function noteFormerPresence({ chains }: PeopleInHand, event: ErpEvent): void {
  if (event.fields || event.removes)
    chains.keepPresence(event.erpId, presenceAfter(event, chains.presenceUnder(event.erpId)));
}

/** The rule for a message under a former id. */
const decideUnder =
  (hand: PeopleInHand, present: string): Rule =>
  (event, before) => {
    const { chains } = hand;
    const sharedSince = chains.sharedSince(event.erpId, present);
    const isOther = sharedSince !== null && event.version.getTime() < sharedSince;
    if (chains.next(present)) return decideWaiting(event, before, { isOther, isOwn: present === event.erpId });
    return decideFormerEvent(event, before, { renamedAt: lastChange(hand, event.erpId), isOther });
  };

/** Updates the person as the event makes them, and adds the result to their changes. */
function decide(
  { eventId, event }: PersonEvent,
  known: KnownPerson,
  hand: PeopleInHand,
  safeguard: Safeguard | null,
  rule: Rule = decideEvent,
): PersonResult {
  if (event.hold === 'status-unknown') return holdUnknownStatus(event, known);
  const { record, person } = known;
  const { after, ...decision } = rule(asNewest(event, person), person);
  const { verdict, changes, presence } = decision;
  if (verdict === 'invalid') return { ...decision, clientId: null, takenOver: false, risky: false };
  const emailChanged = record !== null && person.fields?.emailKey !== after.fields?.emailKey;
  const risky = presence === 'removed' || (emailChanged && verdict === 'applied');
  if (risky && safeguard && !safeguard.pass(known.erpId))
    return { ...decision, verdict: 'held', clientId: record?.id ?? null, takenOver: false, risky };
  const change = changeOf(hand, known);
  const isFirst = change.events.length === 0;
  const takenOver = isFirst && record !== null && record.erpId === null && after.fields !== null;
  known.person = after;
  change.events.push({ eventId, presence, changes, takenOver });
  const clientId = after.fields ? change.clientId : null;
  if (verdict !== 'unchanged') return { ...decision, clientId, takenOver, risky };
  // A person who is no client yet, and was none, waits for the ERP.
  return { ...decision, verdict: event.hold ? 'held' : takenOver ? 'applied' : verdict, clientId, takenOver, risky };
}

/**
 * Gives a message without a time a version after all known ones: the clock of the ERP, which gave
 * those, may be ahead of ours.
 */
function asNewest(event: ErpEvent, { version }: KnownPerson['person']): ErpEvent {
  if (!event.timeless || version === null || version < event.version) return event;
  return { ...event, version: new Date(version.getTime() + 1) };
}

/** An unknown status has no effect, even with staff's consent: it never opens access. */
function holdUnknownStatus({ version }: ErpEvent, { erpId, record, person }: KnownPerson): PersonResult {
  const stale = person.version !== null && version < person.version;
  const clientId = record?.erpId === erpId ? record.id : null;
  const verdict = stale ? 'stale' : 'held';
  return { verdict, clientId, changes: {}, presence: 'unchanged', takenOver: false, risky: false };
}
