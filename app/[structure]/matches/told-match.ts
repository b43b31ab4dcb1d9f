import { type MatchOutcome, readMatchOutcome } from '#components/matching/match-outcome.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { type ReadPair, readPair } from '#lib/matching/read-pair.ts';

type Parameters = Record<string, string | string[] | undefined>;

/** What an address tells of a pair; who they are is read from the actor's own structure. */
export type ToldMatch = { outcome: MatchOutcome | null; pair: ReadPair | null };

export async function toldMatch(staff: Staff, parameters: Parameters): Promise<ToldMatch> {
  const outcome = readMatchOutcome(firstValue(parameters.match));
  if (!outcome) return { outcome: null, pair: null };
  return { outcome, pair: await readPair(staff, firstValue(parameters.account), firstValue(parameters.client)) };
}
