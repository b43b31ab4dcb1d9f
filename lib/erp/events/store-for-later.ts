import type { Transaction } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { addJob } from '#lib/queue/add-job.ts';
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
  const { before, refused } = await findProcessed(tx, connection, arrived);
  const applied = arrived.map((one): EventResult => {
    const first = before.get(one.webhookId);
    if (first) return { ...first, arrived: one };
    const eventId = refused.get(one.webhookId) ?? one.eventId;
    const repeated = refused.has(one.webhookId) && { repeated: true as const };
    return { arrived: one, verdict: 'received', eventId, clientId: null, changes: {}, risky: false, ...repeated };
  });
  await storeEvents(tx, connection, applied, false);
  const { structureId } = connection;
  for (const { verdict, eventId } of applied)
    if (verdict === 'received')
      await addJob(tx, 'apply-erp-event', { structureId, eventId }, `apply-erp-event:${eventId}`, maxAttempts);
  return applied;
}
