'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';

type Props = {
  slug: string;
  /** Parted by commas. */
  topics: string;
  /** When the server made the page, in Unix milliseconds: it tells at once what has changed since. */
  since: number;
};

/** Milliseconds: at most so often the page is made anew, and so long a refused stream is left alone. */
const pause = { refresh: 1_000, refused: 30_000 };

/**
 * Refreshes the page when the server tells of one of its topics; what is typed, open or focused stays as it is. Hidden pages hear
 * nothing and catch up when they come back, also because browsers open only six connections to a server.
 */
export function LiveRefresh({ slug, topics, since }: Props) {
  const router = useRouter();
  const [stale, setStale] = useState(false);
  const [refreshing, startRefresh] = useTransition();
  const refreshedAt = useRef(0);
  const made = useRef(since);

  useEffect(() => {
    made.current = since;
  }, [since]);

  useEffect(() => {
    if (!stale || refreshing) return;
    const timer = setTimeout(
      () => {
        refreshedAt.current = performance.now();
        setStale(false);
        startRefresh(() => router.refresh());
      },
      Math.max(0, refreshedAt.current + pause.refresh - performance.now()),
    );
    return () => clearTimeout(timer);
  }, [stale, refreshing, router]);

  useEffect(() => {
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    const close = () => {
      clearTimeout(again);
      source?.close();
    };
    const open = () => {
      close();
      source = new EventSource(`/${slug}/live?${new URLSearchParams({ topics, since: String(made.current) })}`);
      for (const topic of topics.split(',')) source.addEventListener(topic, () => setStale(true));
      source.onerror = () => {
        // A lost connection is the browser's to mend; a refused one it gives up.
        if (source?.readyState === EventSource.CLOSED) again = setTimeout(open, pause.refused);
      };
    };
    const onVisibility = () => {
      if (document.hidden) return close();
      open();
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
