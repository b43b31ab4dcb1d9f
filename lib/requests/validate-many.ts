import type { Staff } from '#lib/actor/staff.ts';
import type { Result } from '#lib/result.ts';
import { type Validated, type ValidateProblem, validateRequest } from './validate-request.ts';

/** The outcome of one request. */
export type RequestOutcome = { id: string; outcome: Result<Validated, ValidateProblem> };

/** Maximum number of requests, that of a page. */
const maxRequests = 100;

/**
 * Validates several requests, each by itself: one that cannot be validated does not hold up the
 * others. They are processed in the order given, each once.
 */
export async function validateMany(staff: Staff, ids: string[]): Promise<RequestOutcome[]> {
  const outcomes: RequestOutcome[] = [];
  for (const id of [...new Set(ids)].slice(0, maxRequests))
    outcomes.push({ id, outcome: await validateRequest(staff, id) });
  return outcomes;
}
