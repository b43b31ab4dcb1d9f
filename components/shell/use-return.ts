'use client';

import { useEffect, useState } from 'react';
import { waitForServer } from '#components/live/wait-for-server.ts';

/** Milliseconds between two automatic retries. */
const pause = 30_000;

let retriedAt = Number.NEGATIVE_INFINITY;

/**
 * Whether the server is away, which is asked until it answers. What broke with the connection is
 * then retried, once: a failure that comes back at once is a fault of the page, and is left to the
 * reader.
 * @param broken whether the connection itself may have broken, even if the server is there
 */
export function useReturn(broken: boolean, retry: () => void): boolean {
  const [away, setAway] = useState(false);
  useEffect(() => {
    const left = new AbortController();
    let lost = broken;
    const wait = async () => {
      await waitForServer(left.signal, () => {
        lost = true;
        if (!left.signal.aborted) setAway(true);
      });
      if (left.signal.aborted) return;
      setAway(false);
      if (!lost || performance.now() - retriedAt <= pause) return;
      retriedAt = performance.now();
      retry();
    };
    void wait();
    return () => left.abort();
  }, [broken, retry]);
  return away;
}
