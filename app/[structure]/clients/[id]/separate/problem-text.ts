import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { SeparateProblem } from '#lib/merging/separate-clients.ts';

/** Says why two records cannot be separated. */
export function separateProblemText(problem: SeparateProblem, { problems }: Dictionary['merging']): string {
  switch (problem.code) {
    case 'not-latest':
      return problems['not-latest'](problem.name);
    case 'address-taken':
      return problems['address-taken'](problem.email);
    default:
      return problems[problem.code];
  }
}
