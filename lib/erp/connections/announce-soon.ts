import { connection as database } from '#lib/database/connection.ts';
import { channel, messageOf, type Topic } from '#lib/live/announce.ts';
import { log } from '#lib/log/log.ts';

/** Milliseconds within which the announcements about one structure become one notification. */
const announceDelayMs = 150;

type Pending = { topics: Set<Topic> };

// Next loads a module once per bundle, so the bundles share one list of pending announcements.
const shared = globalThis as { clubErpPending?: Map<string, Pending> };

/**
 * Notifies open pages a moment after the commit. PostgreSQL commits one notifying transaction at a
 * time, so a thousand events a second that notified by themselves would each wait for the disk.
 * Pages that miss the notification because the process dies reload when their stream reconnects.
 */
export function announceSoon(structureId: string, clientsChanged: boolean): void {
  shared.clubErpPending ??= new Map();
  const waiting = shared.clubErpPending.get(structureId);
  const topics = waiting?.topics ?? new Set<Topic>();
  topics.add('erp');
  if (clientsChanged) topics.add('clients');
  if (waiting) return;
  shared.clubErpPending.set(structureId, { topics });
  setTimeout(() => void notify(structureId), announceDelayMs).unref();
}

/**
 * Sends the pending notifications at once: a server that stops would lose them, while pages may be
 * connected to another one.
 */
export async function flushAnnouncements(): Promise<void> {
  await Promise.all([...(shared.clubErpPending?.keys() ?? [])].map(notify));
}

async function notify(structureId: string): Promise<void> {
  const topics = shared.clubErpPending?.get(structureId)?.topics;
  if (!topics) return;
  shared.clubErpPending?.delete(structureId);
  const messages = [...topics].map((topic) => messageOf(structureId, topic));
  try {
    await database().pool.query('select pg_notify($1, message) from unnest($2::text[]) message', [channel, messages]);
  } catch (error) {
    log.warn({ error: String(error) }, 'open pages were not notified of an event');
  }
}
