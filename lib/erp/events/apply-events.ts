import { lockPeople, lockSafeguard, maxLockedPeople } from '#lib/addresses/lock-people.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { decideEvent } from '#lib/erp/people/decide-event.ts';
import { type KnownPerson, loadPeople } from '#lib/erp/people/load-people.ts';
import { type ChangedPerson, persistPeople } from '#lib/erp/people/persist-people.ts';
import { openSafeguard, type Safeguard } from '#lib/erp/people/safeguard.ts';
import type { ErpEvent, HoldReason } from '#lib/erp/profiles/erp-event.ts';
import { newId } from '#lib/identity/new-id.ts';
import { findProcessed, storeEvents } from './inbox.ts';
import type { EventResult, IncomingEvent } from './incoming-event.ts';

/**
 * `letThrough`: by staff, past the brake. `stored`: the events stand in the journal already, and
 * only get their verdict; `silent`: not even that.
 */
export type Applying = { letThrough?: true; stored?: true; silent?: boolean };

/**
 * Applies events in the order they come, one or a thousand of them, in one transaction: what they
 * say of people, who has which address, accounts that wait for it, history, journal. An event whose
 * webhook id is known does nothing, nor does any once the connection has ended. Open pages are told
 * by the caller.
 */
export async function applyEvents(
  tx: Transaction,
  connection: Connection,
  sent: IncomingEvent[],
  how: Applying = {},
): Promise<EventResult[]> {
  const { structureId } = connection;
  const events = eventsOf(sent);
  const alone = events.length > maxLockedPeople;
  await lockPeople(tx, structureId, alone ? 'all' : events.map(({ erpId }) => erpId));
  const { connected, before } = await findProcessed(tx, connection, how.stored ? [] : sent);
  // Whoever disconnected it meanwhile held everybody.
  const arrived = connected ? sent : sent.map((one) => ({ ...one, content: null }));
  const fresh = arrived.filter(({ webhookId }) => !before.has(webhookId));
  const people = await loadPeople(tx, structureId, eventsOf(fresh));
  const atRisk = how.letThrough ? 0 : peopleAtRisk(fresh, people);
  if (atRisk > 0 && !alone) await lockSafeguard(tx, structureId);
  const brake = atRisk > 0 ? await openSafeguard(tx, connection, atRisk) : null;
  const work = decideAll(arrived, before, people, brake);
  await persistPeople(tx, structureId, people, work.touched, alone);
  if (!how.silent) await storeEvents(tx, connection, work.applied, how.stored ?? false);
  return work.applied;
}

/**
 * How many people these could remove or give another address: only then the brake has to be looked
 * at.
 */
function peopleAtRisk(fresh: IncomingEvent[], people: Map<string, KnownPerson>): number {
  const seen = new Set<string>();
  const risky = eventsOf(fresh).filter(({ erpId, removes, fields }) => {
    const again = seen.has(erpId);
    seen.add(erpId);
    const known = people.get(erpId)?.person.fields?.emailKey;
    return removes || again || (known !== undefined && fields !== null && fields.emailKey !== known);
  });
  return new Set(risky.map(({ erpId }) => erpId)).size;
}

/** Whether staff would see a difference. */
export function changesClients(applied: EventResult[]): boolean {
  return applied.some(({ verdict, changes }) => verdict === 'applied' || Object.keys(changes).length > 0);
}

const eventsOf = (arrived: IncomingEvent[]): ErpEvent[] =>
  arrived.flatMap(({ content }) => (content && 'event' in content ? [content.event] : []));

type Work = { applied: EventResult[]; touched: Map<string, ChangedPerson> };

function decideAll(
  arrived: IncomingEvent[],
  before: Map<string, EventResult>,
  people: Map<string, KnownPerson>,
  brake: Safeguard | null,
): Work {
  const work: Work = { applied: [], touched: new Map() };
  const seen = new Map(before);
  for (const one of arrived) {
    const first = seen.get(one.webhookId);
    const applied = first
      ? { ...first, arrived: one, verdict: 'duplicate' as const }
      : decideOne(one, people, brake, work.touched);
    if (!first) seen.set(one.webhookId, applied);
    work.applied.push(applied);
  }
  return work;
}

function decideOne(
  arrived: IncomingEvent,
  people: Map<string, KnownPerson>,
  brake: Safeguard | null,
  touched: Map<string, ChangedPerson>,
): EventResult {
  const { content, eventId } = arrived;
  const plain = { arrived, eventId, clientId: null, changes: {}, risky: false };
  if (!content) return { ...plain, verdict: 'ignored' };
  if ('problems' in content) return { ...plain, verdict: 'invalid' };
  const known = people.get(content.event.erpId);
  if (!known) throw new Error('a person of an event was not loaded');
  const { hold, version } = content.event;
  const own = known.record?.erpId === known.erpId ? known.record.id : null;
  // Even with staff's consent an unknown status has no effect: it never opens access.
  if (hold === 'status-unknown') {
    const late = known.person.version !== null && version < known.person.version;
    return { ...plain, clientId: own, verdict: late ? 'stale' : 'held' };
  }
  const { verdict, after, changes, presence } = decideEvent(content.event, known.person);
  // A client by hand becomes one of the ERP, whatever else changes.
  const takenOver = known.record !== null && known.record.erpId === null && after.fields !== null;
  const readdressed = known.record !== null && known.person.fields?.emailKey !== after.fields?.emailKey;
  const risky = presence === 'removed' || (readdressed && verdict === 'applied');
  const told = { ...plain, clientId: known.record?.id ?? null, changes, risky };
  if (risky && brake && !brake.pass(known.erpId)) return { ...told, verdict: 'held' };
  const earlier = touched.get(known.erpId);
  const clientId = known.record?.id ?? earlier?.clientId ?? newId();
  known.person = after;
  const events = [...(earlier?.events ?? []), { eventId, presence, changes, takenOver: takenOver && !earlier }];
  touched.set(known.erpId, { known, clientId, events });
  return {
    ...told,
    clientId: after.fields ? clientId : null,
    verdict: verdict === 'unchanged' ? unchangedAs(hold, takenOver && !earlier) : verdict,
  };
}

/**
 * Who is not a client yet, and was none, waits for the ERP; a client by hand whom the ERP has now
 * has changed.
 */
function unchangedAs(hold: HoldReason | undefined, takenOver: boolean): 'held' | 'applied' | 'unchanged' {
  if (hold) return 'held';
  return takenOver ? 'applied' : 'unchanged';
}
