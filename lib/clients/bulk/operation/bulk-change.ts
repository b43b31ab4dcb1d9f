import { clientLanguages, MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { readGroups } from '#lib/values/read-groups.ts';

/** What can be done to many clients at once. */
export const bulkActions = ['invite', 'add-group', 'remove-group', 'set-language', 'delete', 'restore'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** An action with its group or language; null where it has none. */
export type BulkChange = { action: BulkAction; value: string | null };

export type ChangeProblem = 'group-required' | 'one-group' | 'language-required';

/** UTF-16 units of a typed group that are read at most. */
const maxTypedLength = 4 * MAX_FIELD_LENGTHS.group;

/**
 * Reads an action with what was typed or chosen for it.
 * @param typed the group; the language for `set-language`
 */
export function readChange(action: BulkAction, typed: string): Result<BulkChange, ChangeProblem> {
  if (action === 'set-language') {
    const value = clientLanguages.find((language) => language === typed);
    return value ? succeed({ action, value }) : fail('language-required');
  }
  if (action !== 'add-group' && action !== 'remove-group') return succeed({ action, value: null });
  const groups = readGroups(typed.slice(0, maxTypedLength));
  if (groups.length === 0) return fail('group-required');
  const [value = '', ...others] = groups;
  // Removing reaches a group of any length, which an old import may have left.
  return others.length > 0 || value.length > MAX_FIELD_LENGTHS.group ? fail('one-group') : succeed({ action, value });
}
