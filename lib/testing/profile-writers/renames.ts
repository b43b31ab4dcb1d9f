import fc from 'fast-check';
import type { ErpEvent, ErpFields } from '#lib/erp/profiles/erp-event.ts';

/** Steps of a history, with the people that they are about as positions in those who are there. */
const kinds = ['update', 'update', 'remove', 'rename', 'back', 'merge', 'late', 'late', 'late-removal'] as const;
const step = fc.record({
  kind: fc.constantFrom(...kinds),
  person: fc.nat(99),
  other: fc.nat(99),
  lastName: fc.option(fc.constantFrom('Durand', 'Martin'), { nil: undefined }),
  phone: fc.option(fc.constantFrom('+33612345678', null), { nil: undefined }),
  isBare: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

type Person = { name: string; id: string; formerIds: string[]; isGone: boolean };

/** A person of the ERP at the end: their id, and whether the ERP has them. */
export type Outcome = { id: string; isActive: boolean };

/** Plays steps as an ERP would that renames and merges, and returns what it sends. */
function play(steps: Step[], addressesDiffer: boolean): { events: ErpEvent[]; outcomes: Outcome[] } {
  const people: Person[] = ['A', 'B', 'C'].map((name) => ({ name, id: name, formerIds: [], isGone: false }));
  const active = new Map(people.map(({ name }) => [name, true]));
  const fieldsOf = ({ name }: Person, { lastName, phone }: Partial<Pick<Step, 'lastName' | 'phone'>>): ErpFields => ({
    ...(lastName && { lastName }),
    ...(phone !== undefined && { phone }),
    ...{ email: `${name}@exemple.example`, emailKey: `${name.toLowerCase()}@exemple.example` },
  });
  const events: ErpEvent[] = [];
  const tell = (erpId: string, more: Partial<ErpEvent>) =>
    events.push({ erpId, version: new Date(1_000_000 + events.length * 1000), removes: false, fields: null, ...more });
  for (const person of people)
    tell(person.id, { fields: { ...fieldsOf(person, {}), firstName: person.name, lastName: 'Petit' } });
  for (const one of steps) {
    const present = people.filter(({ isGone }) => !isGone);
    const person = present[one.person % present.length] as Person;
    const former = [...people.flatMap(({ formerIds }) => formerIds)].filter((id) => present.every((p) => p.id !== id));
    const fields = fieldsOf(person, one);
    if (one.kind === 'update') tell(person.id, { fields });
    if (one.kind === 'remove') tell(person.id, { removes: true });
    if (one.kind === 'update' || one.kind === 'remove') active.set(person.name, one.kind === 'update');
    if (one.kind === 'rename' || one.kind === 'back') {
      const back = person.formerIds.find((id) => id.startsWith(person.name));
      const id = one.kind === 'back' && back ? back : `${person.name}${events.length}`;
      const formerIds = [person.id];
      person.formerIds = [...person.formerIds.filter((known) => known !== id), person.id];
      person.id = id;
      tell(id, { fields: one.isBare ? {} : fields, formerIds });
      active.set(person.name, true);
    }
    if (one.kind === 'merge' && present.length > 1) {
      const others = present.filter((other) => other !== person);
      const kept = others[one.other % others.length] as Person;
      kept.formerIds.push(...person.formerIds, person.id);
      Object.assign(person, { isGone: true, formerIds: [] });
      tell(kept.id, { formerIds: [kept.formerIds.at(-1) as string], merges: true });
    }
    const old = former[one.other % Math.max(1, former.length)];
    const owner = people.find(({ formerIds }) => old && formerIds.includes(old));
    if (one.kind === 'late' && old && owner) {
      const own = addressesDiffer
        ? { email: `${old}@exemple.example`, emailKey: `${old.toLowerCase()}@exemple.example` }
        : {};
      tell(old, { fields: { ...fieldsOf(owner, one), ...own } });
    }
    if (one.kind === 'late-removal' && old) tell(old, { removes: true });
  }
  const outcomes = people
    .filter(({ isGone }) => !isGone)
    .map(({ id, name }) => ({ id, isActive: active.get(name) ?? false }));
  return { events, outcomes };
}

/**
 * For tests: what an ERP sends that renames and merges people, in chains and back again, with late
 * messages under former ids; and a shuffle of it with repetitions.
 */
export const renamingHistories = fc
  .tuple(fc.array(step, { minLength: 1, maxLength: 10 }), fc.boolean())
  .map(([steps, addressesDiffer]) => play(steps, addressesDiffer))
  .chain(({ events, outcomes }) =>
    fc.record({
      events: fc.constant(events),
      outcomes: fc.constant(outcomes),
      shuffled: fc
        .tuple(fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events, { maxLength: 3 }))
        .map(([all, again]) => [...all, ...again]),
    }),
  );
