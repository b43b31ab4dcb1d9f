import type { PairProblem } from './match-screen.ts';

/** What became of a pair, as the address tells it. */
export type MatchOutcome = 'linked' | 'refused' | 'proposed-again' | PairProblem;

const outcomes: readonly string[] = [
  'linked',
  'refused',
  'proposed-again',
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
