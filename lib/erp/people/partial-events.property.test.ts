import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ErpEvent, ErpFields } from '#lib/erp/profiles/erp-event.ts';
import { decideEvent } from './decide-event.ts';
import { type PersonState, unknownPerson } from './person-state.ts';

const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const address = maybe('', 'zoe@exemple.example', 'z@exemple.example');

const fields: fc.Arbitrary<ErpFields> = fc
  .record({
    lastName: maybe('Durand', 'Martin'),
    firstName: maybe('Zoé', ''),
    email: address,
    phone: maybe('+33612345678', null),
    secondPhone: maybe('+33241000000', null),
    birthDate: maybe('1990-04-12', null),
  })
  .map(({ email, ...more }) => JSON.parse(JSON.stringify({ ...more, email, emailKey: email })) as ErpFields);

const step = fc.record({ fields: fc.option(fields, { freq: 6 }), removes: fc.constantFrom(false, false, false, true) });
const history = fc.array(step, { minLength: 1, maxLength: 8 }).map((steps) =>
  steps.map(
    ({ fields: brought, removes }, at): ErpEvent => ({
      erpId: 'A',
      version: new Date(1000 + at),
      removes: removes || !brought,
      fields: brought,
    }),
  ),
);
const orders = history.chain((events) =>
  fc.record({
    events: fc.constant(events),
    shuffled: fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
  }),
);

/** Applies events, and what was refused again after each of them, as senders do. */
function play(events: ErpEvent[]): PersonState {
  let state = unknownPerson;
  let refused: ErpEvent[] = [];
  for (const event of [...events, ...events]) {
    const retried = [...refused, event];
    refused = [];
    for (const tried of retried) {
      const decision = decideEvent(tried, state);
      if (decision.verdict === 'invalid') refused.push(tried);
      state = decision.after;
    }
  }
  return state;
}

test('ends the same for every order of partial events, repeated and sent again after a refusal', () => {
  fc.assert(
    fc.property(orders, ({ events, shuffled }) => {
      expect(play(shuffled)).toEqual(play(events));
    }),
    { numRuns: 500 },
  );
});

test('keeps what an event leaves out, and takes an older value of a field that no newer event brought', () => {
  const whole = { lastName: 'Durand', firstName: 'Zoé', email: 'Z@e.example', emailKey: 'z@e.example' };
  const event = (at: number, brought: ErpFields): ErpEvent => ({
    erpId: 'A',
    version: new Date(at),
    removes: false,
    fields: brought,
  });
  const state = play([
    event(1, whole),
    event(5, { lastName: 'Martin' }),
    event(3, { firstName: 'Zoë', lastName: 'Non' }),
  ]);
  expect(state.fields).toMatchObject({ ...whole, lastName: 'Martin', firstName: 'Zoë' });
  expect(state).toMatchObject({ fieldsVersion: new Date(5), optional: { firstName: 3, email: 1 } });
});

test('refuses an event about an unknown person without an address, with the reason where there is one', () => {
  const event = { erpId: 'A', version: new Date(1), removes: false, fields: { lastName: 'Durand' } };
  expect(decideEvent(event, unknownPerson)).toMatchObject({
    verdict: 'invalid',
    problems: [{ pointer: '/data/email', code: 'required' }],
  });
  const warnings = [{ pointer: '/data/email', code: 'email-no-at' }];
  expect(decideEvent({ ...event, warnings }, unknownPerson).problems).toEqual(warnings);
});
