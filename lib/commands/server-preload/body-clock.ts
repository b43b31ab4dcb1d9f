/**
 * How slowly a body may arrive. `idleMs` without a byte; after `graceMs`, `bytesPerSecond` on
 * average since its start; `totalMs` in all. Only time spent waiting for the sender counts. The
 * rule of Apache's mod_reqtimeout (MinRate).
 */
export type BodyPace = { idleMs: number; graceMs: number; bytesPerSecond: number; totalMs: number };

/** Detects a body that is too slow. Times are milliseconds of one clock that only goes forward. */
export type BodyClock = {
  received(bytes: number, now: number): void;
  /** The server does not read for now: the sender is not to blame. */
  pause(now: number): void;
  resume(now: number): void;
  /**
   * The time at which the body is too slow unless more arrives before; Infinity while the server
   * does not read.
   */
  deadline(): number;
};

export function bodyClock({ idleMs, graceMs, bytesPerSecond, totalMs }: BodyPace, start: number): BodyClock {
  let bytes = 0;
  let waited = 0;
  let last: number | null = start;
  let idleSince = 0;
  const advance = (now: number) => {
    if (last === null) return;
    waited += now - last;
    last = now;
  };
  return {
    received(count, now) {
      advance(now);
      bytes += count;
      if (count > 0) idleSince = waited;
    },
    pause(now) {
      advance(now);
      last = null;
    },
    resume(now) {
      if (last !== null) return;
      last = now;
      idleSince = waited;
    },
    deadline() {
      if (last === null) return Number.POSITIVE_INFINITY;
      const limit = Math.min(idleSince + idleMs, graceMs + (bytes / bytesPerSecond) * 1_000, totalMs);
      return last + limit - waited;
    },
  };
}
