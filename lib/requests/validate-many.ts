import type { Staff } from '#lib/actor/staff.ts';
import type { Result } from '#lib/result.ts';
import { type Validated, type ValidateProblem, validateRequest } from './validate-request.ts';

/** What became of one request. */
export type RequestOutcome = { id: string; outcome: Result<Validated, ValidateProblem> };

/** As many as a page shows. */
const mostAtOnce = 100;

/**
 * Says yes to several requests, each by itself: one that cannot be validated does not hold up the
 * others. In the order given, each once.
 */
export async function validateMany(staff: Staff, ids: string[]): Promise<RequestOutcome[]> {
  const outcomes: RequestOutcome[] = [];
  for (const id of [...new Set(ids)].slice(0, mostAtOnce))
    outcomes.push({ id, outcome: await validateRequest(staff, id) });
  return outcomes;
}
