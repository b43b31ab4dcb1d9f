'use client';

import { useEffect, useState } from 'react';

type Props = {
  /** Milliseconds that nothing had moved when the server made the page. */
  idleMs: number;
  /** What is said while it moves, and once it has not for a while. */
  moving: string;
  idle: string;
};

/** Milliseconds without movement after which no time is promised any more. */
const idleAfterMs = 10_000;

/**
 * Words about work under way, which change by themselves when nothing moves: also while the server
 * is away.
 */
export function UntilIdle({ idleMs, moving, idle }: Props) {
  const [isIdle, setIdle] = useState(idleMs >= idleAfterMs);
  useEffect(() => {
    const timer = setTimeout(() => setIdle(true), Math.max(0, idleAfterMs - idleMs));
    return () => clearTimeout(timer);
  }, [idleMs]);
  return <span>{isIdle ? idle : moving}</span>;
}
