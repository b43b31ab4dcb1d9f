import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { findProcessed } from './find-processed.ts';
import type { EventResult, IncomingEvent } from './incoming-event.ts';
import { storeEvents } from './store-events.ts';

/** Attempts to apply a stored event, over some hours from first to last. */
const maxAttempts = 10;

/** Stores events to be applied later, with the jobs that apply them. */
export async function storeForLater(
  tx: Transaction,
  connection: Connection,
  arrived: IncomingEvent[],
): Promise<EventResult[]> {
  const { before } = await findProcessed(tx, connection, arrived);
  const applied = arrived.map((one): EventResult => {
    const first = before.get(one.webhookId);
    if (first) return { ...first, arrived: one, verdict: 'duplicate' };
    return { arrived: one, verdict: 'received', eventId: one.eventId, clientId: null, changes: {}, risky: false };
  });
  await storeEvents(tx, connection, applied, false);
  for (const { verdict, eventId } of applied)
    if (verdict === 'received') await queueEvent(tx, connection.structureId, eventId);
  return applied;
}

/** Queues the job that applies a stored event. */
async function queueEvent(tx: Transaction, structureId: string, eventId: string): Promise<void> {
  await tx.query("select graphile_worker.add_job('apply-erp-event', $1::json, job_key := $2, max_attempts := $3)", [
    JSON.stringify({ structureId, eventId }),
    `apply-erp-event:${eventId}`,
    maxAttempts,
  ]);
}
