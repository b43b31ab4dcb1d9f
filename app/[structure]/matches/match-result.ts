import { type MatchOutcome, readMatchOutcome } from '#components/matching/match-outcome.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { type ReadPair, readPair } from '#lib/matching/read-pair.ts';

type Parameters = Record<string, string | string[] | undefined>;

/**
 * The outcome of the last decision about a pair, and the pair as the structure of the actor has it.
 */
export type MatchResult = { outcome: MatchOutcome | null; pair: ReadPair | null };

export async function readMatchResult(staff: Staff, parameters: Parameters): Promise<MatchResult> {
  const outcome = readMatchOutcome(firstValue(parameters.match));
  if (!outcome) return { outcome: null, pair: null };
  return { outcome, pair: await readPair(staff, firstValue(parameters.account), firstValue(parameters.client)) };
}
