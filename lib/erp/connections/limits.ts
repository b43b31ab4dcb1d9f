import { type AttemptLimit, takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';

/** Bytes of one event, and of a batch. */
export const MAX_BODY_BYTES = { event: 256 * 1024, batch: 8 * 1024 * 1024 } as const;

/**
 * Bytes of a snapshot: several times a million lines as ERPs write them; and of one of its lines.
 */
export const MAX_SNAPSHOT_BYTES = 1024 * 1024 * 1024;
export const MAX_LINE_BYTES = 256 * 1024;

/** Events of a batch. */
export const MAX_BATCH_BYTES = 1_000;

/**
 * Calls that are not authentic, from one address in fifteen minutes and in a day, before they are
 * told to wait.
 */
const refusedCalls = { quarter: 100, day: 2_000 };

/**
 * Authentic calls of one connection a minute, in each process: far beyond any ERP at work, and far
 * below what would harm others.
 */
const callsAMinute = 60_000;

// Next loads a module once for each of its bundles: all of them count together.
const shared = globalThis as { clubErpPace?: Map<string, { since: number; calls: number }> };

/** Counts one authentic call. @returns seconds to wait; 0 when it may go on. */
export function takeCall(connectionId: string, now = Date.now(), most: number = callsAMinute): number {
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
 * Bases from one address in fifteen minutes and in a day that come to nothing, where only the end
 * of the body can tell whether it is authentic.
 */
const vainSnapshots = { quarter: 20, day: 200 };

/**
 * What is counted before a base is read, and given back (`returnAttempts`) once it is known to be
 * authentic.
 */
export function vainSnapshotDoors(address: string): AttemptLimit[] {
  return bothDoors('erp:snapshot:address', address, vainSnapshots);
}

/** Counts one call that is not authentic. @returns seconds to wait; 0 when it is only refused. */
export async function takeRejectedCall(address: string): Promise<number> {
  const refused = await takeAttempts(bothDoors('erp:refused:address', address, refusedCalls));
  return refused?.seconds ?? 0;
}

function bothDoors(name: string, of: string, most: { quarter: number; day: number }): AttemptLimit[] {
  return [
    { name, of, limit: most.quarter },
    { name: `${name}:day`, of, limit: most.day, seconds: windowSeconds.day },
  ];
}
