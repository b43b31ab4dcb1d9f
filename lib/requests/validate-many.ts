import type { Staff } from '#lib/actor/staff.ts';
import { fail, type Result } from '#lib/result.ts';
import { likeClients } from './like-clients.ts';
import { type Validated, type ValidateProblem, validateRequest } from './validate-request.ts';

/**
 * Why a request of a selection still waits. `like-client`: a client may be the same person, so that
 * validating might create a second record of them; staff decides it by itself.
 */
export type SelectedProblem = ValidateProblem | { code: 'like-client' };

/** The outcome of one request. */
export type RequestOutcome = { id: string; outcome: Result<Validated, SelectedProblem> };

/** Maximum number of requests, that of a page. */
const maxRequests = 100;

/**
 * Validates several requests, each by itself: one that cannot be validated does not hold up the
 * others, and one that resembles a client is left out. They are processed in the order given, each
 * once; one that resembles a client whom this selection has just created is left out too.
 */
export async function validateMany(staff: Staff, ids: string[]): Promise<RequestOutcome[]> {
  const outcomes: RequestOutcome[] = [];
  for (const id of [...new Set(ids)].slice(0, maxRequests)) {
    const isLike = (await likeClients(staff, [id])).has(id);
    outcomes.push({ id, outcome: isLike ? fail({ code: 'like-client' }) : await validateRequest(staff, id) });
  }
  return outcomes;
}
