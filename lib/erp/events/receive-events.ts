import { maxLockedPeople } from '#lib/addresses/lock-people.ts';
import { batchByKey } from '#lib/database/batch-by-key.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isDatabaseAway } from '#lib/database/is-database-away.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { announceSoon } from '#lib/erp/connections/announce-soon.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { log } from '#lib/log/log.ts';
import { applyEvents, changesClients } from './apply-events.ts';
import type { EventResult, IncomingEvent } from './incoming-event.ts';
import { storeForLater } from './store-for-later.ts';

/**
 * Takes authentic events: stored and applied in one transaction when that is possible; else stored
 * alone, and applied by a job. When this returns, they are stored.
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

// Of one connection one transaction at a time: events that come meanwhile share the next one.
const receiveTogether = batchByKey<Single, EventResult>(maxLockedPeople, async (singles) => {
  const [{ connection }] = singles as [Single];
  const arrived = singles.map((single) => single.arrived);
  return arrived.length === 1 ? receiveEvents(connection, arrived) : applyNow(connection, arrived);
});

/**
 * Takes one authentic event as `receiveEvents` does: together with others of its connection that
 * come while one is being applied.
 */
export function receiveEvent(connection: Connection, arrived: IncomingEvent): Promise<EventResult> {
  return receiveTogether(connection.id, { connection, arrived });
}

async function applyNow(connection: Connection, arrived: IncomingEvent[]): Promise<EventResult[]> {
  const applied = await retryOnConflict(() => inTransaction((tx) => applyEvents(tx, connection, arrived)));
  announceSoon(connection.structureId, changesClients(applied));
  return applied;
}

/** Decides events without writing anything. */
export function dryRunEvents(connection: Connection, incoming: IncomingEvent[]): Promise<EventResult[]> {
  return inTransaction((tx) => applyEvents(tx, connection, incoming, { dryRun: true }));
}
