import type { PairProblem } from './match-screen.ts';

/** What became of a pair, as the address tells it. */
export type MatchOutcome = MatchDone | PairProblem;

/** What was done with a pair. `erp-linked`: a search of the ERP brought the client. */
export type MatchDone = 'linked' | 'erp-linked' | 'refused' | 'proposed-again';

const done: readonly MatchOutcome[] = ['linked', 'erp-linked', 'refused', 'proposed-again'] satisfies MatchDone[];

const outcomes: readonly string[] = [
  ...done,
  'not-found',
  'in-bin',
  'client-taken',
  'account-taken',
  'email-taken',
  'already-linked',
  'cannot-merge',
] satisfies MatchOutcome[];

/** Null for anything that is not on the list. */
export function readMatchOutcome(value: unknown): MatchOutcome | null {
  return typeof value === 'string' && outcomes.includes(value) ? (value as MatchOutcome) : null;
}

/** Returns whether an outcome is no problem. */
export function isMatchDone(outcome: MatchOutcome): outcome is MatchDone {
  return done.includes(outcome);
}
