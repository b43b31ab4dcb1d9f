import { readIds, writeIds } from '#lib/clients/bulk/operation/id-list.ts';

/**
 * Which clients of the list are selected, as its address says: `page`: all of this page; `all`: all
 * that the search finds, on every page. `carried`: some of other pages, or of this one.
 */
export type Selection = { mode: 'some' | 'page' | 'all'; carried: readonly string[] };

/** Reads the selection from the address of the list. */
export function readSelection(parameters: Record<string, string | string[] | undefined>): Selection {
  if (parameters.pick === 'all') return { mode: 'all', carried: [] };
  return { mode: parameters.pick === 'page' ? 'page' : 'some', carried: readIds(parameters.sel) };
}

/** Returns an address of the list with a selection. */
export function withSelection(address: string, { mode, carried }: Selection): string {
  const parameters = new URLSearchParams({
    ...(mode !== 'some' && { pick: mode }),
    ...(mode !== 'all' && carried.length > 0 && { sel: writeIds(carried) }),
  });
  if (parameters.size === 0) return address;
  return `${address}${address.includes('?') ? '&' : '?'}${parameters}`;
}
