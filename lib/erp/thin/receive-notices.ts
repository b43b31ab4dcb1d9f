import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceSoon } from '#lib/erp/connections/announce-soon.ts';
import type { FoundConnection } from '#lib/erp/connections/connection.ts';
import { findProcessed } from '#lib/erp/events/find-processed.ts';
import type { EventResult, IncomingEvent, Payload } from '#lib/erp/events/incoming-event.ts';
import { storeEvents } from '#lib/erp/events/store-events.ts';
import type { ApiSettings, ThinProfile } from '#lib/erp/profiles/thin-profile.ts';
import { newId } from '#lib/identity/new-id.ts';
import { apiKey, readShownSettings } from './api-access.ts';
import { defaultPace } from './fetch-pace.ts';
import { isRecord } from './is-record.ts';
import { requestFetches } from './request-fetch.ts';

type Arriving = { receivedAt: Date; dryRun: boolean; burstDelayMs?: number };

/**
 * Receives notices: journals each at once, and asks for the person to be fetched. A notice that
 * leads to no fetch is ignored, and says why; without settings of the API every one is, because
 * no person could be fetched, and the full base brings everyone once there are.
 */
export async function receiveNotices(
  connection: FoundConnection,
  thin: ThinProfile,
  bodies: unknown[],
  { receivedAt, dryRun, burstDelayMs = defaultPace.burstDelayMs }: Arriving,
): Promise<EventResult[]> {
  const settings = await readShownSettings(apiKey(connection));
  const arrived = bodies.map((body) => readOne(thin, settings, body, receivedAt));
  if (dryRun) return arrived.map((one) => result(one, one.payload.erpId ? 'received' : 'ignored'));
  const results = await retryOnConflict(() => inTransaction((tx) => store(tx, connection, arrived, burstDelayMs)));
  announceSoon(connection.structureId, false);
  return results;
}

function readOne(thin: ThinProfile, settings: ApiSettings | null, body: unknown, receivedAt: Date): IncomingEvent {
  const notice = thin.readNotice(isRecord(body) ? body : {}, settings ?? {});
  const eventId = newId();
  const payload: Payload =
    settings === null
      ? { refusal: 'credentials-missing' }
      : notice.erpId === null
        ? { refusal: notice.refusal }
        : { erpId: notice.erpId };
  return {
    eventId,
    webhookId: notice.webhookId ?? `ours:${eventId}`,
    bodyHash: null,
    type: notice.type || '?',
    receivedAt,
    payload,
    content: null,
  };
}

async function store(
  tx: Transaction,
  connection: FoundConnection,
  arrived: IncomingEvent[],
  delayMs: number,
): Promise<EventResult[]> {
  const { connected, before } = await findProcessed(tx, connection, arrived);
  const seen = new Map(before);
  const results = arrived.map((one): EventResult => {
    const first = seen.get(one.webhookId);
    if (first) return { ...first, arrived: one, verdict: 'duplicate' };
    const fresh = result(one, connected && one.payload.erpId ? 'received' : 'ignored');
    seen.set(one.webhookId, fresh);
    return fresh;
  });
  const waiting = results.filter(({ verdict }) => verdict === 'received');
  const erpIds = waiting.flatMap(({ arrived: { payload } }) => payload.erpId ?? []);
  const requests = await requestFetches(tx, apiKey(connection), erpIds, delayMs);
  for (const { arrived: one } of waiting) {
    const request = requests.get(one.payload.erpId ?? '');
    if (request !== undefined) one.payload = { ...one.payload, request };
  }
  await storeEvents(tx, connection, results, false);
  return results;
}

function result(arrived: IncomingEvent, verdict: 'received' | 'ignored'): EventResult {
  return { arrived, verdict, eventId: arrived.eventId, clientId: null, changes: {}, risky: false };
}
