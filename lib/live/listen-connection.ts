import { setTimeout as pause } from 'node:timers/promises';
import { directUrl } from '#lib/database/connections/direct-url.ts';
import { LimitedClient } from '#lib/database/limited-client.ts';
import { limitedConfig, sessionLimits } from '#lib/database/limits.ts';
import { log } from '#lib/log/log.ts';
import { announcerLeaves, announcerName, announcerOpens, channel, listenerName } from './channel.ts';

/** `opened`: no message is missed from now on, but some may have been before. */
export type Listener = { opened(): void; heard(message: string): void };

/**
 * Milliseconds before a lost connection is reopened: doubled each time, and four seconds at most.
 */
const backOff = (failures: number) => Math.min(4_000, 250 * 2 ** failures);
/**
 * Milliseconds between two probes. A connection that was cut silently is found by the missing
 * response; a process that may have ended without announcing what it had committed, by its session.
 */
const probeIntervalMs = 3_000;

/**
 * Listens on a connection of its own, because a pooled one would keep listening for its next user.
 * Reconnects when the connection is lost.
 * @returns a function that closes the connection
 */
export function openListenConnection(ear: Listener): () => void {
  const closing = new AbortController();
  void keepOpen(ear, closing.signal);
  return () => closing.abort();
}

async function keepOpen(ear: Listener, signal: AbortSignal): Promise<void> {
  let failures = 0;
  const opened = () => {
    failures = 0;
    ear.opened();
  };
  while (!signal.aborted) {
    try {
      await hear({ ...ear, opened }, signal);
    } catch (error) {
      failures += 1;
      log.warn({ error: String(error) }, 'notifications are not heard: trying again');
    }
    await pause(backOff(failures), undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function hear({ opened, heard }: Listener, signal: AbortSignal): Promise<void> {
  const { promise: over, resolve, reject } = Promise.withResolvers<void>();
  let probe: NodeJS.Timeout | undefined;
  // The promise is awaited below; until then a failure must not count as unhandled.
  over.catch(() => undefined);
  const line = new LimitedClient({
    connectionString: directUrl(),
    application_name: listenerName,
    ...limitedConfig(sessionLimits),
  });
  line.on('error', reject);
  line.on('end', () => reject(new Error('the connection was closed')));
  const announcers = new Set<string>();
  line.on('notification', ({ payload = '' }) => {
    if (payload.startsWith(announcerOpens)) announcers.add(payload.slice(announcerOpens.length));
    else if (payload.startsWith(announcerLeaves)) announcers.delete(payload.slice(announcerLeaves.length));
    else heard(payload);
  });
  const look = async () => {
    if (await hasLost(line, announcers)) opened();
  };
  signal.addEventListener('abort', () => resolve(), { once: true });
  try {
    await line.connect();
    await line.query(`listen ${channel}`);
    if (signal.aborted) return;
    await hasLost(line, announcers);
    opened();
    probe = setInterval(() => look().catch(reject), probeIntervalMs).unref();
    await over;
  } finally {
    clearInterval(probe);
    line.hangUp();
  }
}

/**
 * Looks which sessions announce now.
 * @param announcers those that were known; it is brought up to date
 * @returns whether one of them has ended without a goodbye
 */
async function hasLost(line: LimitedClient, announcers: Set<string>): Promise<boolean> {
  const known = [...announcers];
  const { rows } = await line.query<{ pid: string }>(
    'select pid::text from pg_stat_activity where application_name = $1 and datname = current_database()',
    [announcerName],
  );
  const present = new Set(rows.map(({ pid }) => pid));
  const lost = known.filter((pid) => !present.has(pid) && announcers.delete(pid));
  for (const pid of present) announcers.add(pid);
  return lost.length > 0;
}
