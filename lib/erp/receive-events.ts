import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { withoutCollision } from '#lib/database/without-collision.ts';
import { log } from '#lib/log.ts';
import { announceSoon } from './announce-soon.ts';
import { applyEvents, changesClients } from './apply-events.ts';
import type { Applied, Arrived } from './arrived.ts';
import type { Connection } from './connection.ts';
import { storeForLater } from './store-for-later.ts';

/**
 * Takes authentic events: stored and applied in one transaction when that is possible; else stored alone, and applied by a job. When this
 * returns, they are stored.
 */
export async function receiveEvents(connection: Connection, arrived: Arrived[]): Promise<Applied[]> {
  try {
    const applied = await withoutCollision(() => inTransaction((tx) => applyEvents(tx, connection, arrived)));
    announceSoon(connection.structureId, changesClients(applied));
    return applied;
  } catch (error) {
    log.error({ err: error, connection: connection.id }, 'events of an ERP could not be applied: a job will');
    return withoutCollision(() => inTransaction((tx) => storeForLater(tx, connection, arrived)));
  }
}

/** What would become of events, and nothing else: whatever was written is undone. */
export async function tryEvents(connection: Connection, arrived: Arrived[]): Promise<Applied[]> {
  const tx = await database().pool.connect();
  try {
    await tx.query('begin');
    return await applyEvents(tx, connection, arrived);
  } finally {
    // Closed rather than mended: whatever state it is in, nothing of it may stay.
    await tx.query('rollback').catch(() => undefined);
    tx.release(true);
  }
}
