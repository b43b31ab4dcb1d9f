'use client';

import { type ReactNode, useEffect, useState } from 'react';

/** The last notice shown: a page that is rendered again at the same address keeps it. */
let last: { id: string; notice: ReactNode } | null = null;

/**
 * Keeps a notice on the page while its address stays: a refresh of the page, which comes when
 * anything changes elsewhere, no longer brings it. It is reported as shown once it is on the page;
 * a picture would be loaded even by a rendering that React discards.
 * @param report the address that remembers it
 */
export function KeptNotice({ id, report, children }: { id: string; report: string; children: ReactNode }) {
  const [kept, setKept] = useState({ id, notice: children ?? (last?.id === id ? last.notice : null) });
  if (children && (kept.id !== id || kept.notice !== children)) setKept({ id, notice: children });
  useEffect(() => {
    if (!children) return;
    last = { id, notice: children };
    // Without it the notice is shown once more when the page is loaded again.
    fetch(report).catch(() => undefined);
  }, [id, report, children]);
  return children ?? (kept.id === id ? kept.notice : null);
}
