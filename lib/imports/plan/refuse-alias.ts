import type { AliasOf } from '#lib/addresses/find-aliases.ts';
import type { ParsedRow } from './parse-row.ts';

/**
 * A row whose address belongs, on the app, to a client who has another one of their own: it would
 * make a second record of that person.
 */
export function refuseAlias(row: ParsedRow, alias: AliasOf | undefined): ParsedRow {
  if (row.verdict !== 'usable' || !alias) return row;
  return {
    ...row,
    verdict: 'refused',
    problems: [...row.problems, { code: 'alias-taken', field: 'email', name: alias.name }],
  };
}
