import type { Structure } from '#lib/actor/structure.ts';
import { clientFilter, type Filter } from '#lib/clients/client-filter.ts';
import { type ListQuery, listParameters, parseListText } from '#lib/clients/list-query.ts';

/** Maximum of clients that are chosen one by one; a search may have any number. */
export const maxChosen = 100;

/** Which clients: those that a list shows, those that were ticked, or the whole trash. */
export type BulkSelection =
  | { kind: 'search'; query: ListQuery }
  | { kind: 'chosen'; ids: string[] }
  | { kind: 'trash' };

/** Returns the parameters of the list that are stored, without the place in it. */
export function storedQuery(selection: BulkSelection): string | null {
  if (selection.kind !== 'search') return null;
  const { after: _after, before: _before, ...query } = selection.query;
  return listParameters(query).toString();
}

/** Builds the condition of the selected clients of a structure; `$1` is its id. */
export function selectionFilter(structure: Structure, kind: 'search' | 'trash', query: string | null): Filter {
  if (kind === 'trash') return { sql: 'structure_id = $1 and deleted_at is not null', values: [structure.id] };
  return clientFilter({ structure }, parseListText(query ?? ''));
}
