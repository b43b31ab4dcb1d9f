import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { hasClient, type PeopleInHand } from './people-in-hand.ts';

/** Returns the ids that an event is about: the person's, and those they had before. */
export function personIds({ erpId, formerIds = [] }: ErpEvent): string[] {
  return [erpId, ...formerIds.filter((id) => id !== erpId)];
}

/**
 * Returns the id under which messages about an id count: the present one of its person, or a former
 * one while the person is unknown under the present one. A rename needs no known person, because
 * both ids are of one record; after a merge the other record stays where it is until the kept one
 * is known.
 */
export function effectiveId(hand: PeopleInHand, id: string): string {
  const { people, chains } = hand;
  const root = chains.rootOf(id);
  const known = people.get(root);
  if (root === id || (known && hasClient(hand, known))) return root;
  let reached = id;
  for (const step of chains.path(id)) {
    const next = people.get(step.currentId);
    if (step.merged && !(next && hasClient(hand, next))) return reached;
    reached = step.currentId;
  }
  return reached;
}

/** Returns when the last rename or merge on the way to the present id happened. */
export function lastChange({ chains }: PeopleInHand, id: string): Date {
  return new Date(Math.max(...chains.path(id).map(({ version }) => version.getTime())));
}
