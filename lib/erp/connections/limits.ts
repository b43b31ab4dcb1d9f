import { clientShare } from '#lib/env.ts';
import { type AttemptLimit, takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';

/** Maximum bytes of one event, and of a batch. */
export const MAX_BODY_BYTES = { event: 256 * 1024, batch: 8 * 1024 * 1024 } as const;

/**
 * Maximum bytes of a snapshot, several times a million lines as ERPs write them, and of one line.
 */
export const MAX_SNAPSHOT_BYTES = 1024 * 1024 * 1024;
export const MAX_LINE_BYTES = 256 * 1024;

/** Maximum number of events in a batch. */
export const MAX_BATCH_EVENTS = 1_000;

/**
 * Calls that are not authentic, from one address in fifteen minutes and in a day, before the
 * address has to wait.
 */
const maxRejectedCalls = { quarter: 100, day: 2_000 };

/**
 * Authentic calls of one connection a minute: far beyond any ERP in use, and far below
 * what would harm others.
 */
const maxCallsPerMinute = 60_000;

// Next loads a module once per bundle, so the bundles share one count.
const shared = globalThis as { clubErpPace?: Map<string, { since: number; calls: number }> };

/** Counts one authentic call. @returns seconds to wait; 0 when the call may proceed */
export function takeCall(
  connectionId: string,
  now = Date.now(),
  most: number = clientShare(maxCallsPerMinute),
): number {
  shared.clubErpPace ??= new Map();
  const pace = shared.clubErpPace.get(connectionId);
  if (!pace || now - pace.since >= 60_000) {
    shared.clubErpPace.set(connectionId, { since: now, calls: 1 });
    return 0;
  }
  pace.calls += 1;
  return pace.calls > most ? Math.ceil((pace.since + 60_000 - now) / 1000) : 0;
}

/**
 * Snapshots from one address in fifteen minutes and in a day that turn out not to be authentic,
 * where only the end of the body can tell.
 */
const maxUnauthenticatedUploads = { quarter: 20, day: 200 };

/**
 * Limits that count a snapshot before its body is read. `returnAttempts` gives the attempt back
 * once the snapshot is known to be authentic.
 */
export function unauthenticatedUploadLimits(address: string): AttemptLimit[] {
  return quarterAndDay('erp:snapshot:address', address, maxUnauthenticatedUploads);
}

/** Counts one call that is not authentic. @returns seconds to wait; 0 when it is only refused */
export async function takeRejectedCall(address: string): Promise<number> {
  const refused = await takeAttempts(quarterAndDay('erp:refused:address', address, maxRejectedCalls));
  return refused?.seconds ?? 0;
}

function quarterAndDay(name: string, of: string, most: { quarter: number; day: number }): AttemptLimit[] {
  return [
    { name, of, limit: most.quarter },
    { name: `${name}:day`, of, limit: most.day, seconds: windowSeconds.day },
  ];
}
