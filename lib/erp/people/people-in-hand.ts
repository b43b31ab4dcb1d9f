import { newId } from '#lib/identity/new-id.ts';
import type { IdChains } from './id-chains.ts';
import type { KnownPerson } from './load-people.ts';
import type { PersonChange } from './record-consequences.ts';

/** A person whom events are about: the state after them, and what each of them did. */
export type ChangedPerson = PersonChange & { known: KnownPerson };

/**
 * The people of some events while these are decided. `changed`: those who have to be written, by
 * id. `released`: those whose client loses its id, because the person has another client.
 * `abandoned`: ids whose tombstones no longer count.
 */
export type PeopleInHand = {
  people: Map<string, KnownPerson>;
  changed: Map<string, ChangedPerson>;
  chains: IdChains;
  released: ChangedPerson[];
  abandoned: Set<string>;
};

/**
 * Returns whether a person is a client under this id, rather than found by the address of a
 * client of the club.
 */
export function hasClient({ changed }: PeopleInHand, { erpId, record, person }: KnownPerson): boolean {
  return person.fields !== null && (record?.erpId === erpId || changed.has(erpId));
}

/** Returns the changes of a person, which are written with them. */
export function changeOf({ changed }: PeopleInHand, known: KnownPerson): ChangedPerson {
  const change = changed.get(known.erpId) ?? { known, clientId: known.record?.id ?? newId(), events: [] };
  changed.set(known.erpId, change);
  return change;
}

/** Returns a copy that later decisions do not change. */
export function copyPeople({ people, changed, chains, released, abandoned }: PeopleInHand): PeopleInHand {
  const known = new Map([...people].map(([id, person]) => [id, { ...person }]));
  const copiedChanges = [...changed].map(([id, change]): [string, ChangedPerson] => [
    id,
    { ...change, known: known.get(id) ?? change.known, events: [...change.events] },
  ]);
  return {
    people: known,
    changed: new Map(copiedChanges),
    chains: chains.copy(),
    released: [...released],
    abandoned: new Set(abandoned),
  };
}
