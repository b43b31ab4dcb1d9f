import type { Staff } from '#lib/actor/staff.ts';
import { undoDecision } from './undo-decision.ts';

/**
 * How many decisions were undone and what became of them, by the names under which the address of
 * the next page carries them.
 */
export type UndoneCounts = Record<'undone' | 'deleted' | 'cancelled' | 'sent' | 'late' | 'changed', number>;

/** Maximum number of decisions, that of a page. */
const maxDecisions = 100;

/** Undoes the decisions about several requests, each by itself, and counts what became of them. */
export async function undoDecisions(staff: Staff, ids: string[]): Promise<UndoneCounts> {
  const counts: UndoneCounts = { undone: 0, deleted: 0, cancelled: 0, sent: 0, late: 0, changed: 0 };
  for (const id of [...new Set(ids)].slice(0, maxDecisions)) {
    const outcome = await undoDecision(staff, id);
    if (!outcome.ok) {
      counts[outcome.problem.code === 'client-changed' ? 'changed' : 'late'] += 1;
      continue;
    }
    counts.undone += 1;
    if (outcome.value.deleted) counts.deleted += 1;
    if (outcome.value.mail) counts[outcome.value.mail] += 1;
  }
  return counts;
}
