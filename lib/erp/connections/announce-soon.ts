import { connection as database } from '#lib/database/connection.ts';
import { channel, messageOf, type Topic } from '#lib/live/announce.ts';
import { log } from '#lib/log/log.ts';

/** Milliseconds in which what is announced about one structure becomes one word. */
const window = 150;

type Pending = { topics: Set<Topic> };

// Next loads a module once for each of its bundles: one waiting list for all of them.
const shared = globalThis as { clubErpPending?: Map<string, Pending> };

/**
 * Tells open pages a moment later, after the commit: PostgreSQL lets one transaction that notifies
 * commit at a time, so a thousand events a second that each did would wait for a thousand disks.
 * Who misses it because the process dies is told everything when the line opens again.
 */
export function announceSoon(structureId: string, clientsChanged: boolean): void {
  shared.clubErpPending ??= new Map();
  const waiting = shared.clubErpPending.get(structureId);
  const topics = waiting?.topics ?? new Set<Topic>();
  topics.add('erp');
  if (clientsChanged) topics.add('clients');
  if (waiting) return;
  shared.clubErpPending.set(structureId, { topics });
  setTimeout(() => void tell(structureId), window).unref();
}

/**
 * Tells at once what waits to be told: a server that stops would forget it, and pages may be open
 * on another.
 */
export async function announceWaiting(): Promise<void> {
  await Promise.all([...(shared.clubErpPending?.keys() ?? [])].map(tell));
}

async function tell(structureId: string): Promise<void> {
  const topics = shared.clubErpPending?.get(structureId)?.topics;
  if (!topics) return;
  shared.clubErpPending?.delete(structureId);
  const messages = [...topics].map((topic) => messageOf(structureId, topic));
  try {
    await database().pool.query('select pg_notify($1, message) from unnest($2::text[]) message', [channel, messages]);
  } catch (error) {
    log.warn({ error: String(error) }, 'open pages were not told of an event');
  }
}
