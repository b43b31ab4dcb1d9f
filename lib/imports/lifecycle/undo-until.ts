import type { Import } from '#lib/database/generated/client.ts';
import { importLimits } from '#lib/imports/file/limits.ts';

/** Returns until when an import can be undone; null when it cannot, or no longer. */
export function undoUntil({
  state,
  committedAt,
  forgottenAt,
}: Pick<Import, 'state' | 'committedAt' | 'forgottenAt'>): Date | null {
  if ((state !== 'committed' && state !== 'cancelled') || !committedAt || forgottenAt) return null;
  const until = new Date(committedAt.getTime() + importLimits.keptDays * 86_400_000);
  return until > new Date() ? until : null;
}
