'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { sessionDoubt } from './ask-session.ts';
import { useOfflineGuard } from './use-offline-guard.ts';

type Props = {
  slug: string;
  /** Parted by commas. */
  topics: string;
  /**
   * When the server made the page, in Unix milliseconds: it tells at once what has changed since.
   */
  since: number;
};

/**
 * Milliseconds: the least time between two refreshes of the page, and the wait after a refused
 * stream.
 */
const pause = { refresh: 1_000, refused: 30_000 };

/**
 * Refreshes the page when the server tells of one of its topics; what is typed, open or focused
 * stays as it is. Hidden pages hear nothing and catch up when they come back, also because browsers
 * open only six connections to a server. While the server is away the page stays as it is: Next
 * would leave it for the browser's own error. Once it is back, it tells what was missed.
 */
export function LiveRefresh({ slug, topics, since }: Props) {
  const router = useRouter();
  const [stale, setStale] = useState(false);
  const [away, setAway] = useState(false);
  const awayNow = useRef(false);
  const [refreshing, startRefresh] = useTransition();
  useOfflineGuard(refreshing);
  const refreshedAt = useRef(0);
  const made = useRef(since);

  useEffect(() => {
    made.current = since;
  }, [since]);

  useEffect(() => {
    if (!stale || refreshing || away) return;
    const timer = setTimeout(
      () => {
        refreshedAt.current = performance.now();
        setStale(false);
        startRefresh(() => router.refresh());
      },
      Math.max(0, refreshedAt.current + pause.refresh - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [stale, refreshing, away, router]);

  useEffect(() => {
    let source: EventSource | undefined;
    const markAway = (now: boolean) => {
      awayNow.current = now;
      setAway(now);
    };
    let again: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(again);
      source?.close();
    };
    const open = () => {
      close();
      source = new EventSource(`/${slug}/live?${new URLSearchParams({ topics, since: String(made.current) })}`);
      for (const topic of topics.split(',')) source.addEventListener(topic, () => setStale(true));
      source.onopen = () => {
        // What was missed is told in a moment: one refresh for that and for what waited.
        if (awayNow.current) refreshedAt.current = performance.now();
        markAway(false);
      };
      source.onerror = () => {
        // A lost connection is the browser's to mend; a refused one it gives up.
        const refused = source?.readyState === EventSource.CLOSED;
        // Both may mean that the session has ended.
        if (refused || !awayNow.current) document.dispatchEvent(new Event(sessionDoubt));
        markAway(!refused);
        if (refused) again = setTimeout(open, pause.refused);
      };
    };
    const onVisibility = () => {
      if (document.hidden) return close();
      open();
      markAway(true);
      setStale(true);
    };
    if (!document.hidden) open();
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      close();
    };
  }, [slug, topics]);

  return null;
}
