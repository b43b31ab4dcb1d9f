'use client';

import { useEffect, useState } from 'react';

/** Milliseconds: between two questions whether the server is there, and between two retries that nobody asked for. */
const pause = { ask: 2_000, retry: 30_000 };

let retriedAt = Number.NEGATIVE_INFINITY;

/**
 * Whether the server is away, which is asked until it answers. What broke with the connection is then retried, once: a failure
 * that comes back at once is a fault of the page, and is left to the reader.
 * @param broken whether the connection itself may have broken, even if the server is there
 */
export function useReturn(broken: boolean, retry: () => void): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    let lost = broken;
    const ask = async () => {
      const there = await answers();
      if (gone) return;
      setAway(!there);
      if (!there) {
        lost = true;
        timer = setTimeout(ask, pause.ask);
      } else if (lost && performance.now() - retriedAt > pause.retry) {
        retriedAt = performance.now();
        retry();
      }
    };
    ask();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [broken, retry]);
  return away;
}

async function answers(): Promise<boolean> {
  try {
    return (await fetch('/api/health', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
