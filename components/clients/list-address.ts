import { type ListQuery, listParameters } from '#lib/clients/list-query.ts';

/**
 * Where the list shows this query with a change: from its first page on, unless the change names a
 * place.
 */
export function listAddress(
  home: string,
  { after: _after, before: _before, ...query }: ListQuery,
  change: Partial<ListQuery>,
): string {
  const parameters = listParameters({ ...query, ...change });
  return parameters.size ? `${home}?${parameters}` : home;
}
