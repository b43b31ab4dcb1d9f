import type { Choices } from '#lib/imports/rows/count-rows.ts';
import type { Counts } from '#lib/imports/rows/counts.ts';

/** What a plan may do to existing clients, as the address and the form spell it. */
export const planChoices = ['overwrite', 'fill-blanks', 'create-only'] as const;
export type PlanChoice = (typeof planChoices)[number];

/** The same choices as the database spells them. */
export const storedChoice = {
  overwrite: 'overwrite',
  'fill-blanks': 'fill_blanks',
  'create-only': 'create_only',
} as const;

/** Counts the clients that a choice would update. */
export function updatesOf(choice: PlanChoice, counts: Counts, choices: Choices | null): number {
  if (choice === 'create-only') return 0;
  return choice === 'overwrite' ? counts.update : (choices?.fills ?? 0);
}

/** Counts the clients that a plan would create, update or reopen: the number on its button. */
export function clientsTouched(choice: PlanChoice, reopen: boolean, counts: Counts, choices: Choices | null): number {
  return counts.create + updatesOf(choice, counts, choices) + (reopen ? counts['in-bin'] : 0);
}
