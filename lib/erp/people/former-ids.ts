import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';

/** Returns the ids that an event is about: the person's, and those they had before. */
export function personIds({ erpId, formerIds = [] }: ErpEvent): string[] {
  return [erpId, ...formerIds.filter((id) => id !== erpId)];
}

/**
 * Returns what a rename or a merge says about the ids that the person had before: under these the
 * ERP has no person any more. Whatever the order of the events, each id ends as its newest event
 * says.
 */
export function formerRemovals(event: ErpEvent): ErpEvent[] {
  const [, ...formerIds] = personIds(event);
  return formerIds.map((erpId) => ({ erpId, version: event.version, removes: true, fields: null }));
}
