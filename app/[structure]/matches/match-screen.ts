import { isMatchDone } from '#components/matching/match-outcome.ts';
import type { MatchScreen, PairProblem } from '#components/matching/match-screen.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Place } from '../access/place.ts';
import { decidePairAction } from './match-actions.ts';
import type { MatchResult } from './match-result.ts';

/** What pairs need to show themselves on a page of the actor's structure. */
export function matchScreen(
  { structure }: Staff,
  place: Place,
  { outcome, pair }: MatchResult,
  dictionary: Dictionary,
): MatchScreen {
  const code = outcome && !isMatchDone(outcome) ? outcome : null;
  return {
    base: `/${structure.slug}`,
    fields: { structure: structure.slug, ...place },
    decide: decidePairAction,
    problem:
      code && pair
        ? { accountId: pair.accountId, clientId: pair.clientId, code: code satisfies PairProblem }
        : undefined,
    dictionary,
  };
}
