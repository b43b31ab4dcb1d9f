import { setTimeout as pause } from 'node:timers/promises';
import { directUrl } from '#lib/database/connections/direct-url.ts';
import { isDatabaseAway } from '#lib/database/is-database-away.ts';
import { LimitedClient } from '#lib/database/limited-client.ts';
import { limitedConfig, sessionLimits } from '#lib/database/limits.ts';
import { outsideRequests } from '#lib/database/outage-watch.ts';
import { log } from '#lib/log/log.ts';
import { announcerLeaves, announcerName, announcerOpens, channel } from './channel.ts';

type Announcer = {
  pending: Set<string>;
  session: LimitedClient | null;
  opening: Promise<LimitedClient> | null;
  isSending: boolean;
};

// Next loads a module once per bundle, so the bundles share one session.
const shared = globalThis as { clubAnnouncer?: Announcer };

/** Milliseconds within which announcements become one notification. */
const announceDelayMs = 100;
/** Milliseconds before announcements that could not be sent are sent again. */
const retryDelayMs = 500;
const heartbeatMs = 2_000;
/** Milliseconds without a heartbeat after which PostgreSQL ends the session. */
const idleSessionTimeoutMs = 6_000;

/**
 * Sends messages to every listening process in a moment. PostgreSQL commits one notifying
 * transaction at a time, and a commit may wait for a standby: so no change notifies by itself.
 * What cannot be sent while the database is away is sent when it is back.
 */
export function announceSoon(messages: readonly string[]): void {
  const announcer = currentAnnouncer();
  for (const message of messages) announcer.pending.add(message);
  if (announcer.isSending) return;
  announcer.isSending = true;
  outsideRequests(() => void sendPending(announcer));
}

/**
 * Opens the session that announces, before something is committed that it will announce. When this
 * process is gone before it does so, the session is too, and listeners notice that.
 */
export async function openAnnouncer(): Promise<void> {
  const announcer = currentAnnouncer();
  await outsideRequests(() => sessionOf(announcer)).catch(() => undefined);
}

/** Sends what is pending at once, and says goodbye: for a process that stops. */
export async function closeAnnouncer(): Promise<void> {
  const announcer = shared.clubAnnouncer;
  if (!announcer) return;
  try {
    if (announcer.pending.size > 0 || announcer.session) await notify(announcer, [...announcer.pending], true);
  } catch (error) {
    log.warn({ error: String(error) }, 'open pages were not notified of the last changes');
  }
  delete shared.clubAnnouncer;
  announcer.session?.hangUp();
}

function currentAnnouncer(): Announcer {
  shared.clubAnnouncer ??= { pending: new Set(), session: null, opening: null, isSending: false };
  return shared.clubAnnouncer;
}

async function sendPending(announcer: Announcer): Promise<void> {
  let delay = announceDelayMs;
  while (announcer.pending.size > 0 && shared.clubAnnouncer === announcer) {
    await pause(delay, undefined, { ref: false });
    const messages = [...announcer.pending];
    try {
      announcer.pending.clear();
      await notify(announcer, messages);
      delay = announceDelayMs;
    } catch (error) {
      delay = retryDelayMs;
      if (isDatabaseAway(error)) for (const message of messages) announcer.pending.add(message);
      else log.warn({ error: String(error) }, 'open pages were not notified of a change');
    }
  }
  announcer.isSending = false;
}

async function notify(announcer: Announcer, messages: string[], isLast = false): Promise<void> {
  const session = await sessionOf(announcer);
  const sql = `select pg_notify($1, message) from unnest($2::text[]) message
    union all select pg_notify($1, $3 || pg_backend_pid()) where $4`;
  await session.query(sql, [channel, messages, announcerLeaves, isLast]);
}

function sessionOf(announcer: Announcer): Promise<LimitedClient> {
  if (announcer.session) return Promise.resolve(announcer.session);
  announcer.opening ??= openSession(announcer).finally(() => {
    announcer.opening = null;
  });
  return announcer.opening;
}

async function openSession(announcer: Announcer): Promise<LimitedClient> {
  const session = new LimitedClient({
    connectionString: directUrl(),
    application_name: announcerName,
    ...limitedConfig(sessionLimits),
  });
  const heartbeat = setInterval(() => session.query('select 1').catch(() => session.hangUp()), heartbeatMs).unref();
  const lose = () => {
    clearInterval(heartbeat);
    if (announcer.session === session) announcer.session = null;
  };
  session.on('error', lose);
  session.on('end', lose);
  try {
    await session.connect();
    await session.query(
      `select set_config('idle_session_timeout', '${idleSessionTimeoutMs}ms', false), pg_notify($1, $2 || pg_backend_pid())`,
      [channel, announcerOpens],
    );
    // It keeps no command from ending.
    (session as LimitedClient & { unref(): void }).unref();
    announcer.session = session;
    return session;
  } catch (error) {
    lose();
    session.hangUp();
    throw error;
  }
}
