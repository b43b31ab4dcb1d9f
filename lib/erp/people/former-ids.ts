import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { hasClient, type PeopleInHand } from './people-in-hand.ts';

/** Returns the ids that an event is about: the person's, and those they had before. */
export function personIds({ erpId, formerIds = [] }: ErpEvent): string[] {
  return [erpId, ...formerIds.filter((id) => id !== erpId)];
}

/**
 * Returns the id under which messages about an id count: the latest one that has a client, which is
 * the present one as soon as that is known. A rename needs no client, because both ids are of one
 * record; after a merge the other record stays where it is until the kept one is known.
 */
export function effectiveId(hand: PeopleInHand, id: string): string {
  let reached = id;
  let isSameRecord = true;
  for (const step of hand.chains.path(id)) {
    const next = hand.people.get(step.currentId);
    const isClient = next !== undefined && hasClient(hand, next);
    isSameRecord = isClient || (isSameRecord && !step.merged);
    if (isSameRecord) reached = step.currentId;
  }
  return reached;
}

/** Returns when the last rename or merge on the way to the present id happened. */
export function lastChange({ chains }: PeopleInHand, id: string): Date {
  return new Date(Math.max(...chains.path(id).map(({ version }) => version.getTime())));
}
