'use client';

import { useEffect, useState } from 'react';

/** Milliseconds without a keystroke after which the result is read out. */
const pauseMs = 800;

/**
 * Tells screen readers what a search found, once typing pauses (WCAG 4.1.3).
 * @param text empty while the search runs
 */
export function SearchResult({ text }: { text: string }) {
  const [announced, setAnnounced] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(text), text === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p role="status" className="sr-only">
      {announced}
    </p>
  );
}
