/**
 * What the door answered: its status and body, and what had been said to it; empty where that
 * stands in the field.
 */
export type DoorAnswer = { status: number; body: string; sent: string; eventId: string | null };

/**
 * A trial of the bench: the answers of its calls, or a sentence about why there is none. `typed`:
 * what stands in the field.
 */
export type BenchState = {
  answers: DoorAnswer[];
  error?: 'failed' | 'empty' | 'too-long' | 'not-allowed' | 'signed-out';
  /** What is said when no answer came. */
  unanswered?: string;
  removed?: boolean;
  typed: string;
};

export const noTrial: BenchState = { answers: [], typed: '' };
