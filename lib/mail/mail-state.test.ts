import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Delivery, type MailFacts, withDelivery } from './mail-state.ts';

const unknown: MailFacts = {
  state: 'queued',
  sentAt: null,
  deliveredAt: null,
  bouncedAt: null,
  hardBounce: false,
  complainedAt: null,
  suppressedAt: null,
  failedAt: null,
  problem: null,
};

const at = fc.integer({ min: 0, max: 5 }).map((minute) => new Date(Date.UTC(2026, 10, 22, 10, minute)));
const problem = fc.constantFrom('mailbox full', 'no such user', 'blocked');
const told: fc.Arbitrary<Delivery> = fc.oneof(
  fc.record({ kind: fc.constantFrom('sent', 'delivered', 'complained'), at }),
  fc.record({ kind: fc.constant('bounced'), at, hard: fc.boolean(), problem }),
  fc.record({ kind: fc.constantFrom('suppressed', 'failed'), at, problem }),
);

test('reaches the same state for every order and repetition of events', () => {
  const told2 = fc.array(told, { minLength: 1, maxLength: 7 }).chain((events) =>
    fc.tuple(
      fc.constant(events),
      fc
        .tuple(
          fc.shuffledSubarray(events, { minLength: events.length }),
          fc.array(fc.constantFrom(...events), { maxLength: 4 }),
        )
        .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length })),
    ),
  );
  fc.assert(
    fc.property(told2, ([once, muddled]) => {
      expect(muddled.reduce(withDelivery, unknown)).toEqual(once.reduce(withDelivery, unknown));
    }),
    { numRuns: 2_000 },
  );
});

test.each<[Delivery['kind'][], MailFacts['state']]>([
  [['sent'], 'sent'],
  [['sent', 'delivered'], 'delivered'],
  [['delivered', 'sent'], 'delivered'],
  [['delivered', 'bounced'], 'bounced'],
  [['bounced', 'delivered', 'sent'], 'bounced'],
  [['complained', 'delivered'], 'complained'],
  [['bounced', 'complained'], 'complained'],
  [['suppressed', 'failed'], 'suppressed'],
  [['failed', 'sent'], 'failed'],
])('derives from %j the state %s', (kinds, state) => {
  const moment = new Date();
  const events = kinds.map((kind) => ({ kind, at: moment, hard: true, problem: 'no such user' }) as Delivery);
  expect(events.reduce(withDelivery, unknown).state).toBe(state);
});

test('replaces the state that the sender recorded once the provider reports an event', () => {
  expect(withDelivery({ ...unknown, state: 'in-doubt' }, { kind: 'delivered', at: new Date() }).state).toBe(
    'delivered',
  );
  expect(withDelivery({ ...unknown, state: 'cancelled' }, { kind: 'sent', at: new Date() }).state).toBe('sent');
});
