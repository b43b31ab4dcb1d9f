import { isId } from '#lib/identity/id.ts';
import type { SelectedProblem } from '#lib/requests/validate-many.ts';
import type { LinkRequestProblem } from '#lib/requests/validate-request.ts';

/** Why a request of a selection still waits. */
export type OutcomeCode = 'validated' | LinkRequestProblem['code'] | SelectedProblem['code'];

const codes: readonly string[] = [
  'validated',
  'not-found',
  'already-decided',
  'in-bin',
  'client-taken',
  'email-taken',
  'managed-by-erp',
  'erased',
  'like-client',
] satisfies OutcomeCode[];

/**
 * One decision as it travels in the address. It holds no name: those are read again, from the
 * actor's own structure.
 */
export function writeOutcome(id: string, code: OutcomeCode): string {
  return `${id}.${code}`;
}

/**
 * Those that an address holds; anything else in it counts as not given. @param most beyond, nothing
 * is read
 */
export function readOutcomes(value: string | string[] | undefined, most: number): { id: string; code: OutcomeCode }[] {
  return [value ?? []]
    .flat()
    .slice(0, most)
    .flatMap((text) => {
      const [id, code = ''] = text.split('.', 2);
      return isId(id) && codes.includes(code) ? [{ id, code: code as OutcomeCode }] : [];
    });
}
