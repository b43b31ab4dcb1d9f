/**
 * Why somebody may be a client, each with words in every language. In the order in which they are
 * told.
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

/** From this score on, of 100, a client is proposed; below, it is only mentioned. */
export const proposalScore = 90;
/** From here on, the words are "very likely". */
const sureScore = 98;
/** Below, it is not worth mentioning. */
export const mentionScore = 10;

export type Likelihood = 'very-likely' | 'likely' | 'possible';

/** A score in words. */
export function likelihoodOf(score: number): Likelihood {
  if (score >= sureScore) return 'very-likely';
  return score >= proposalScore ? 'likely' : 'possible';
}
