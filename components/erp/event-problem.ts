import type { EventProblem } from '#lib/erp/profiles/erp-event.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/**
 * What is wrong with a message, as a sentence: "L’e-mail n’a pas de signe @." Codes that have no
 * words stand as they are.
 */
export function eventProblemText({ pointer, code }: EventProblem, words: Dictionary['erp']): string {
  return `${words.problemFields[pointer] ?? pointer} ${words.problemWords[code] ?? code}.`;
}
