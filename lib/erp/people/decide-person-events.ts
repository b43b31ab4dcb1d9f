import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { ErpEvent, EventProblem } from '#lib/erp/profiles/erp-event.ts';
import { newId } from '#lib/identity/new-id.ts';
import { type Decision, decideEvent, type Presence } from './decide-event.ts';
import { formerRemovals } from './former-ids.ts';
import { type KnownPerson, loadPeople } from './load-people.ts';
import type { ChangedPerson } from './persist-people.ts';
import { peopleAtRisk, type Safeguard } from './safeguard.ts';

/**
 * One message about one person. `eventId`: its entry in the journal; null for a line of a snapshot.
 */
export type PersonEvent = { eventId: string | null; event: ErpEvent };

/**
 * What one event did. `takenOver`: it made a manually managed client one of the ERP. `risky`: it
 * removes a person or changes the address of one, which counts towards the safeguard. `held`: it
 * had no effect, because of the safeguard or of the person's status. `problems`: why it is invalid.
 */
export type PersonResult = {
  verdict: Decision['verdict'] | 'held';
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

type Decided = { results: PersonResult[]; people: Map<string, KnownPerson>; changed: Map<string, ChangedPerson> };

/**
 * Decides events like `applyPersonEvents`, and writes nothing. The caller has locked the people.
 */
export async function decidePersonEvents(
  on: Queryable,
  structureId: string,
  messages: PersonEvent[],
  openSafeguard?: OpenSafeguard,
): Promise<Decided> {
  const events = messages.flatMap(({ event }) => [event, ...formerRemovals(event)]);
  const people = await loadPeople(on, structureId, events);
  const atRisk = openSafeguard ? peopleAtRisk(events, people) : 0;
  const safeguard = openSafeguard && atRisk > 0 ? await openSafeguard(atRisk) : null;
  const changed = new Map<string, ChangedPerson>();
  const results = messages.map((message) => {
    const result = decide(message, knownPerson(people, message), changed, safeguard);
    return message.event.formerIds ? removeFormer(message, result, people, changed, safeguard) : result;
  });
  return { results, people, changed };
}

function knownPerson(people: Map<string, KnownPerson>, { event }: PersonEvent): KnownPerson {
  const known = people.get(event.erpId);
  if (!known) throw new Error('the person of an event was not loaded');
  return known;
}

/**
 * Removes the person under their former ids, unless the event itself has no effect. Their app
 * account stays where it is until the address has one owner (`reattachAccounts`).
 * @returns the result of the whole event
 */
function removeFormer(
  { eventId, event }: PersonEvent,
  result: PersonResult,
  people: Map<string, KnownPerson>,
  changed: Map<string, ChangedPerson>,
  safeguard: Safeguard | null,
): PersonResult {
  if (result.verdict === 'invalid' || result.verdict === 'held') return result;
  const removals = formerRemovals(event).map((removal) => {
    const message = { eventId, event: removal };
    return decide(message, knownPerson(people, message), changed, safeguard);
  });
  const isRisky = result.risky || removals.some(({ risky }) => risky);
  const verdict = (['held', 'applied'] as const).find((one) => removals.some((removal) => removal.verdict === one));
  return { ...result, risky: isRisky, verdict: verdict ?? result.verdict };
}

/** Updates the person as the event makes them, and adds the result to their changes. */
function decide(
  { eventId, event }: PersonEvent,
  known: KnownPerson,
  changed: Map<string, ChangedPerson>,
  safeguard: Safeguard | null,
): PersonResult {
  if (event.hold === 'status-unknown') return holdUnknownStatus(event, known);
  const { record, person } = known;
  const { after, ...decision } = decideEvent(asNewest(event, person), person);
  const { verdict, changes, presence } = decision;
  if (verdict === 'invalid') return { ...decision, clientId: null, takenOver: false, risky: false };
  const emailChanged = record !== null && person.fields?.emailKey !== after.fields?.emailKey;
  const risky = presence === 'removed' || (emailChanged && verdict === 'applied');
  if (risky && safeguard && !safeguard.pass(known.erpId))
    return { ...decision, verdict: 'held', clientId: record?.id ?? null, takenOver: false, risky };
  const change = changed.get(known.erpId) ?? { known, clientId: record?.id ?? newId(), events: [] };
  const isFirst = change.events.length === 0;
  const takenOver = isFirst && record !== null && record.erpId === null && after.fields !== null;
  known.person = after;
  change.events.push({ eventId, presence, changes, takenOver });
  changed.set(known.erpId, change);
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
