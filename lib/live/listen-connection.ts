import { setTimeout as pause } from 'node:timers/promises';
import { directUrl } from '#lib/database/connections/direct-url.ts';
import { LimitedClient } from '#lib/database/limited-client.ts';
import { limitedConfig, sessionLimits } from '#lib/database/limits.ts';
import { log } from '#lib/log/log.ts';
import { channel } from './announce.ts';

/** `opened`: no message is missed from now on, but some may have been before. */
export type Listener = { opened(): void; heard(message: string): void };

/**
 * Milliseconds before a lost connection is reopened: doubled each time, and four seconds at most.
 */
const backOff = (failures: number) => Math.min(4_000, 250 * 2 ** failures);
/**
 * Milliseconds between two probes: a connection that was cut silently is found by the missing
 * response.
 */
const probeIntervalMs = 10_000;

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
  const line = new LimitedClient({ connectionString: directUrl(), ...limitedConfig(sessionLimits) });
  line.on('error', reject);
  line.on('end', () => reject(new Error('the connection was closed')));
  line.on('notification', ({ payload }) => heard(payload ?? ''));
  signal.addEventListener('abort', () => resolve(), { once: true });
  try {
    await line.connect();
    await line.query(`listen ${channel}`);
    if (signal.aborted) return;
    opened();
    probe = setInterval(() => line.query(`listen ${channel}`).catch(reject), probeIntervalMs).unref();
    await over;
  } finally {
    clearInterval(probe);
    line.hangUp();
  }
}
