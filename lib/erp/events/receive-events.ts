import { maxLockedPeople } from '#lib/addresses/lock-people.ts';
import { batchByKey } from '#lib/database/batch-by-key.ts';
import { inRolledBackTransaction, inTransaction } from '#lib/database/in-transaction.ts';
import { isDatabaseAway } from '#lib/database/is-database-away.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { announceSoon } from '#lib/erp/connections/announce-soon.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { log } from '#lib/log/log.ts';
import { applyEvents, changesClients } from './apply-events.ts';
import type { EventResult, IncomingEvent } from './incoming-event.ts';
import { storeForLater } from './store-for-later.ts';

/**
 * Receives authentic events: stores and applies them in one transaction when that is possible;
 * otherwise only stores them, and a job applies them. They are stored when this returns.
 */
export async function receiveEvents(connection: Connection, arrived: IncomingEvent[]): Promise<EventResult[]> {
  try {
    return await applyNow(connection, arrived);
  } catch (error) {
    if (isDatabaseAway(error) === 'lost') throw error;
    log.error({ err: error, connection: connection.id }, 'events of an ERP could not be applied: a job will');
    return retryOnConflict(() => inTransaction((tx) => storeForLater(tx, connection, arrived)));
  }
}

type Single = { connection: Connection; arrived: IncomingEvent };

// One transaction at a time per connection: events that arrive during it share the next one.
const receiveBatched = batchByKey<Single, EventResult>(maxLockedPeople, async (singles) => {
  const [{ connection }] = singles as [Single];
  const arrived = singles.map((single) => single.arrived);
  return arrived.length === 1 ? receiveEvents(connection, arrived) : applyNow(connection, arrived);
});

/**
 * Receives one authentic event as `receiveEvents` does, together with others of its connection that
 * arrive while one is being applied.
 */
export function receiveEvent(connection: Connection, arrived: IncomingEvent): Promise<EventResult> {
  return receiveBatched(connection.id, { connection, arrived });
}

async function applyNow(connection: Connection, arrived: IncomingEvent[]): Promise<EventResult[]> {
  const seen = new Set<string>();
  const repeated = arrived.findIndex(({ webhookId }) => {
    if (seen.has(webhookId)) return true;
    seen.add(webhookId);
    return false;
  });
  // An id that occurs twice is looked up again: the first may be refused, or the second differ.
  const first = repeated === -1 ? arrived : arrived.slice(0, repeated);
  // A plan that was made for a few people is a bad one for a thousand.
  const prepares = first.length <= maxLockedPeople;
  const applied = await retryOnConflict(() => inTransaction((tx) => applyEvents(tx, connection, first), { prepares }));
  announceSoon(connection.structureId, changesClients(applied));
  return repeated === -1 ? applied : [...applied, ...(await applyNow(connection, arrived.slice(repeated)))];
}

/** Decides events in a transaction that is rolled back, so that nothing can be written. */
export function dryRunEvents(connection: Connection, incoming: IncomingEvent[]): Promise<EventResult[]> {
  return inRolledBackTransaction((tx) => applyEvents(tx, connection, incoming, { dryRun: true }));
}
