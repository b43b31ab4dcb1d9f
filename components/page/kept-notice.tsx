'use client';

import { type ReactNode, useState } from 'react';

/**
 * Keeps a notice on the page while its address stays: a refresh of the page, which comes when
 * anything changes elsewhere, no longer brings it.
 */
export function KeptNotice({ id, children }: { id: string; children: ReactNode }) {
  const [kept, setKept] = useState({ id, notice: children });
  if (children && (kept.id !== id || kept.notice !== children)) setKept({ id, notice: children });
  return children ?? (kept.id === id ? kept.notice : null);
}
