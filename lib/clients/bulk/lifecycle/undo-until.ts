import type { StoredOperation } from '#lib/clients/bulk/operation/find-operation.ts';

/** Days in which an operation can be undone, and for which its clients are kept. */
export const undoDays = 30;

/** Returns until when an operation can be undone; null when it cannot, or no longer. */
export function undoUntil({
  state,
  counts,
  committedAt,
  forgottenAt,
}: Pick<StoredOperation, 'state' | 'counts' | 'committedAt' | 'forgottenAt'>): Date | null {
  if ((state !== 'committed' && state !== 'cancelled') || !counts.done || !committedAt || forgottenAt) return null;
  const until = new Date(committedAt.getTime() + undoDays * 86_400_000);
  return until > new Date() ? until : null;
}
