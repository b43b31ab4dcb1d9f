import { lockPeople, lockSafeguard, maxLockedPeople } from '#lib/addresses/lock-people.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { applyPersonEvents } from '#lib/erp/people/apply-person-events.ts';
import type { PersonEvent, PersonResult } from '#lib/erp/people/decide-person-events.ts';
import { personIds } from '#lib/erp/people/former-ids.ts';
import { keepBlanks } from '#lib/erp/people/keep-blanks.ts';
import { openSafeguard } from '#lib/erp/people/safeguard.ts';
import { findProcessed } from './find-processed.ts';
import type { EventResult, IncomingEvent } from './incoming-event.ts';
import { storeEvents } from './store-events.ts';

/**
 * `letThrough`: staff consented, so the safeguard holds nothing. `stored`: the events are in the
 * journal already and only get their verdict; `silent`: not even that. `dryRun`: nothing is
 * written. `readAgain`: an event that was refused when it was read is read once more.
 */
export type ApplyEventsOptions = {
  letThrough?: true;
  stored?: true;
  silent?: boolean;
  dryRun?: true;
  readAgain?: true;
};

/**
 * Applies events in their order, one or a thousand, in one transaction: clients, owners of
 * addresses, waiting app accounts, history and journal. An event has no effect when its webhook id
 * was processed before, unless it was refused then, or when the connection has ended. The caller
 * announces the changes to open pages.
 */
export async function applyEvents(
  tx: Transaction,
  connection: Connection,
  sent: IncomingEvent[],
  { letThrough, stored, silent, dryRun }: ApplyEventsOptions = {},
): Promise<EventResult[]> {
  const { structureId } = connection;
  const erpIds = personEvents(sent).flatMap(({ event }) => personIds(event));
  // Only the structure-wide lock lets ids of people change.
  const renames = personEvents(sent).some(({ event }) => event.formerIds);
  const exclusive = renames || erpIds.length > maxLockedPeople;
  await lockPeople(tx, structureId, exclusive ? 'all' : erpIds);
  const { connected, has, before, refused } = await findProcessed(tx, connection, stored ? [] : sent);
  // `disconnectErp` takes the structure-wide lock too, so `connected` is final here.
  const incoming = sent.map((event) => ({
    ...event,
    eventId: refused.get(event.webhookId) ?? event.eventId,
    content: connected ? event.content : null,
  }));
  const messages = personEvents(firstDeliveries(incoming, before)).map(({ eventId, event }) => ({
    eventId,
    event: keepBlanks(event, connection.blanks),
  }));
  const results = await applyPersonEvents(tx, structureId, messages, {
    exclusive,
    dryRun,
    has,
    openSafeguard: letThrough
      ? undefined
      : async (atRisk) => {
          if (!exclusive) await lockSafeguard(tx, structureId);
          return openSafeguard(tx, connection, atRisk);
        },
  });
  const byEventId = new Map(messages.map(({ eventId }, index) => [eventId, results[index] as PersonResult]));
  const answers = toEventResults(incoming, before, byEventId).map((answer) =>
    refused.has(answer.arrived.webhookId) && answer.verdict !== 'duplicate'
      ? { ...answer, repeated: true as const }
      : answer,
  );
  if (!silent && !dryRun) await storeEvents(tx, connection, answers, stored ?? false);
  return answers;
}

/** Returns whether the results change anything that staff sees. */
export function changesClients(results: EventResult[]): boolean {
  return results.some(({ verdict, changes }) => verdict === 'applied' || Object.keys(changes).length > 0);
}

const personEvents = (incoming: IncomingEvent[]): (PersonEvent & { eventId: string })[] =>
  incoming.flatMap(({ eventId, content }) =>
    content && 'event' in content ? [{ eventId, event: content.event }] : [],
  );

/** The first event of each webhook id, without those processed before. */
function firstDeliveries(incoming: IncomingEvent[], before: Map<string, EventResult>): IncomingEvent[] {
  const seen = new Set(before.keys());
  return incoming.filter(({ webhookId }) => {
    const isFirst = !seen.has(webhookId);
    seen.add(webhookId);
    return isFirst;
  });
}

function toEventResults(
  incoming: IncomingEvent[],
  before: Map<string, EventResult>,
  decided: Map<string, PersonResult>,
): EventResult[] {
  const seen = new Map(before);
  return incoming.map((arrived) => {
    const first = seen.get(arrived.webhookId);
    if (first) return { ...first, arrived, verdict: first.verdict === 'id-reused' ? 'id-reused' : 'duplicate' };
    const result = toEventResult(arrived, decided.get(arrived.eventId));
    seen.set(arrived.webhookId, result);
    return result;
  });
}

function toEventResult(arrived: IncomingEvent, result: PersonResult | undefined): EventResult {
  const { eventId, content } = arrived;
  if (result) {
    const { verdict, clientId, changes, risky, problems } = result;
    if (verdict === 'ignored') return { ...withoutEffect(arrived), arrived: asErased(arrived), verdict };
    return { arrived, eventId, verdict, clientId, changes, risky, ...(problems && { problems }) };
  }
  return { ...withoutEffect(arrived), verdict: content ? 'invalid' : 'ignored' };
}

function withoutEffect(arrived: IncomingEvent): Omit<EventResult, 'verdict'> {
  return { arrived, eventId: arrived.eventId, clientId: null, changes: {}, risky: false };
}

/** The journal keeps the event, so that staff may let the person return. */
function asErased(arrived: IncomingEvent): IncomingEvent {
  return { ...arrived, payload: { ...arrived.payload, ignored: 'erased' } };
}
