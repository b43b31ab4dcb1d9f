import { setTimeout as pause } from 'node:timers/promises';
import { LimitedClient } from '../limited-client.ts';
import { limitedConfig, probeLimits } from '../limits.ts';
import { noteAttempt, outsideRequests } from '../outage-watch.ts';
import { requirePrimary } from './require-primary.ts';

type Probe = { databaseUrl: string; session: LimitedClient | null; asking: Promise<boolean> | null };

// The preload and each bundle of Next load this module once: they share one session.
const shared = globalThis as { clubPrimaryProbe?: Probe };

/** Milliseconds between two attempts to reach the database while it is away. */
const probeIntervalMs = 200;

/**
 * Whether a server that takes writes answers now, asked on a connection that serves nothing else,
 * so that no other work of this process can be in its way. Questions at the same time are one.
 */
export function askPrimary(): Promise<boolean> {
  const probe = currentProbe();
  probe.asking ??= outsideRequests(() => ask(probe)).finally(() => {
    probe.asking = null;
  });
  return probe.asking;
}

/**
 * Waits until a server that takes writes answers. However many wait, the database is asked a few
 * times a second.
 * @param until on the clock of `performance.now()`
 * @returns false when it did not answer until then
 */
export async function primaryReturns(until: number): Promise<boolean> {
  for (;;) {
    const left = until - performance.now();
    if (left <= 0) return false;
    if (await Promise.race([askPrimary(), pause(left, false, { ref: false })])) return true;
    await pause(Math.min(probeIntervalMs, left));
  }
}

/** Closes the connection; the next question opens a new one. */
export function closePrimaryProbe(): void {
  shared.clubPrimaryProbe?.session?.hangUp();
  delete shared.clubPrimaryProbe;
}

function currentProbe(): Probe {
  const databaseUrl = process.env.DATABASE_URL ?? '';
  if (shared.clubPrimaryProbe?.databaseUrl !== databaseUrl) closePrimaryProbe();
  shared.clubPrimaryProbe ??= { databaseUrl, session: null, asking: null };
  return shared.clubPrimaryProbe;
}

async function ask(probe: Probe): Promise<boolean> {
  try {
    probe.session ??= await open(probe);
    await probe.session.query('select 1');
    return true;
  } catch (error) {
    noteAttempt(undefined, error);
    probe.session?.hangUp();
    probe.session = null;
    return false;
  }
}

async function open(probe: Probe): Promise<LimitedClient> {
  const session = new LimitedClient({ connectionString: probe.databaseUrl, ...limitedConfig(probeLimits) });
  session.on('error', () => {
    if (probe.session === session) probe.session = null;
  });
  try {
    await session.connect();
    await requirePrimary(session);
    return session;
  } catch (error) {
    session.hangUp();
    throw error;
  }
}
