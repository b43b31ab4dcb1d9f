import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { renamingHistories } from '#lib/testing/profile-writers/renames.ts';
import { decideMessages } from './decide-person-events.ts';
import { personIds } from './former-ids.ts';
import { IdChains } from './id-chains.ts';
import type { PeopleInHand } from './people-in-hand.ts';
import { unknownPerson } from './person-state.ts';

/** Decides events, and once more those that were refused, as senders do. */
function play(events: ErpEvent[]) {
  const ids = new Set(events.flatMap(personIds));
  const people = new Map(
    [...ids].map((erpId) => [erpId, { erpId, recordId: erpId, person: unknownPerson, record: null, tombstone: false }]),
  );
  const hand: PeopleInHand = {
    people,
    changed: new Map(),
    chains: new IdChains([]),
    released: [],
    abandoned: new Set(),
  };
  let waiting = events;
  for (let tries = 0; tries < 3 && waiting.length > 0; tries += 1) {
    const results = decideMessages(
      waiting.map((event) => ({ eventId: null, event })),
      hand,
      null,
    );
    waiting = waiting.filter((_, at) => results[at]?.verdict === 'invalid');
  }
  const states = [...hand.people.values()].flatMap(({ erpId, person }) =>
    hand.changed.has(erpId) ? [{ erpId, ...person }] : [],
  );
  return { states: states.sort((a, b) => (a.erpId < b.erpId ? -1 : 1)), chains: hand.chains };
}

const runs = Number(process.env.HISTORY_RUNS ?? 400);

test('ends as the ordered history, with one client a person under the present id', () => {
  fc.assert(
    fc.property(renamingHistories, ({ events, shuffled, outcomes }) => {
      const { states, chains } = play(events);
      expect(play(shuffled).states).toEqual(states);
      const active = states.filter(({ fields, removedAt }) => fields && !removedAt).map(({ erpId }) => erpId);
      expect(active).toEqual(
        outcomes
          .filter(({ isActive }) => isActive)
          .map(({ id }) => id)
          .sort(),
      );
      for (const { id } of outcomes) expect(chains.rootOf(id)).toBe(id);
    }),
    { numRuns: runs },
  );
});
