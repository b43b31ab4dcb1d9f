/**
 * The reasons why a person may be a client, each with words in every language, in the order of
 * display.
 */
export const reasons = [
  'invited',
  'same-email',
  'same-name',
  'swapped-name',
  'near-name',
  'dots-or-tag',
  'look-alike-domain',
  'typing-error',
  'other-domain',
  'apple-relay',
  'same-phone',
  'same-birth-date',
  'birth-year-in-address',
] as const;

export type Reason = (typeof reasons)[number];

/** Minimum score, of 100, of a proposed client; below it, one is only mentioned. */
export const proposalScore = 90;
/** Minimum score of the words "very likely". */
const sureScore = 98;
/** Minimum score of a client that is mentioned. */
export const mentionScore = 10;

export type Likelihood = 'very-likely' | 'likely' | 'possible';

/** Converts a score to a likelihood in words. */
export function likelihoodOf(score: number): Likelihood {
  if (score >= sureScore) return 'very-likely';
  return score >= proposalScore ? 'likely' : 'possible';
}
