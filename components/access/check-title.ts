import type { StaffVerdict } from '#lib/access/read-verdict.ts';
import type { Check } from '#lib/access/verdict.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/**
 * What a check asks. Who asked with the code is attached to the structure, though to no client yet;
 * whom the ERP removed may enter all the same, but is not active in it.
 */
export function checkTitle(
  { name, outcome }: Check,
  { facts }: Pick<StaffVerdict, 'facts'>,
  words: Dictionary['access'],
): string {
  if (outcome !== 'passed') return words.checks[name];
  if (name === 'attached' && !facts.client) return words.asked;
  return name === 'active-in-erp' && facts.erp?.removedAt ? words.kept : words.checks[name];
}
