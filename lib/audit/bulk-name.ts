import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** Names what a bulk operation does, with its group or language. */
export function bulkName(
  { action, value }: { action: string; value: string | null },
  { bulk, clients }: Pick<Dictionary, 'bulk' | 'clients'>,
): string {
  const languages: Record<string, string> = clients.languages;
  const shown = value !== null && action === 'set-language' ? (languages[value] ?? value) : (value ?? '');
  return bulk.named[action]?.(shown) ?? action;
}
