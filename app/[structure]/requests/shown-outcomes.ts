import type { Outcome } from '#components/requests/outcome-sheet.tsx';
import type { Staff } from '#lib/actor/staff.ts';
import { requestPageSize } from '#lib/requests/list-requests.ts';
import { readRequests } from '#lib/requests/read-request.ts';
import { readOutcomes } from './outcome.ts';

/**
 * What to say of the decisions that an address tells of. Whether a request was decided is read from
 * the request itself; the address only says why one that still waits was not.
 */
export async function shownOutcomes(staff: Staff, value: string | string[] | undefined): Promise<Outcome[]> {
  const outcomes = readOutcomes(value, requestPageSize);
  if (outcomes.length === 0) return [];
  const requests = await readRequests(
    staff,
    outcomes.map(({ id }) => id),
  );
  return outcomes.flatMap(({ id, code }): Outcome[] => {
    const request = requests.get(id);
    if (!request) return [];
    if (request.validation !== 'pending') return [{ request, problem: null }];
    if (code === 'managed-by-erp') return [{ request, problem: 'not-in-erp' }];
    if (code === 'not-found' || code === 'already-decided' || code === 'validated') return [];
    return [{ request, problem: code }];
  });
}
