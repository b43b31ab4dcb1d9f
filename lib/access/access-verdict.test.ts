import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accessVerdict } from './access-verdict.ts';
import { publicVerdict } from './public-verdict.ts';
import type { AccessFacts } from './verdict.ts';

const day = new Date('2026-11-22T10:00:00Z');

/** Facts for which every check passes. */
const welcome: AccessFacts = {
  account: {
    id: 'a',
    email: 'zoe@exemple.example',
    firstName: 'Zoé',
    lastName: 'Durand',
    device: null,
    registeredAt: day,
    lastSeenAt: day,
  },
  attachment: {
    id: 't',
    validation: 'validated',
    attachedAt: day,
    requestedAt: day,
    decidedAt: day,
    decidedBy: 'Nadia',
    reason: null,
    emailChangedAt: null,
  },
  proof: { needed: true, provedAt: day },
  recordHasNoAddress: false,
  client: { id: 'c', firstName: 'Zoé', lastName: 'Durand', email: 'zoe@exemple.example', deletedAt: null },
  erp: { removedAt: null, keepsAccess: false, accessUntil: null, now: day },
};
const attachment = welcome.attachment as NonNullable<AccessFacts['attachment']>;
const client = welcome.client as NonNullable<AccessFacts['client']>;

test('opens when every check passes', () => {
  expect(accessVerdict(welcome)).toMatchObject({ access: true, reason: 'open', remedy: null });
  expect(accessVerdict(welcome).checks.map(({ outcome }) => outcome)).toEqual(Array(7).fill('passed'));
});

test.each([
  [1, 'not-registered', 'resend-invitation', { account: null }],
  [2, 'not-attached', 'likely-matches', { attachment: null, client: null }],
  [2, 'not-attached', 'likely-matches', { client: null }],
  [3, 'refused', 'reopen', { attachment: { ...attachment, validation: 'refused' } }],
  [3, 'refused', 'reopen', { attachment: { ...attachment, validation: 'refused' }, client: null }],
  [4, 'pending-validation', 'validate', { attachment: { ...attachment, validation: 'pending' } }],
  [4, 'pending-validation', 'validate', { attachment: { ...attachment, validation: 'pending' }, client: null }],
  [5, 'email-unproved', 'send-code-again', { proof: { needed: true, provedAt: null } }],
  [1, 'no-address', 'set-address', { account: null, recordHasNoAddress: true }],
  [2, 'not-attached', 'likely-matches', { client: null, recordHasNoAddress: true }],
  [5, 'no-address', 'set-address', { proof: { needed: true, provedAt: null }, recordHasNoAddress: true }],
  [6, 'deleted', 'restore', { client: { ...client, deletedAt: day } }],
  [7, 'removed-from-erp', 'fix-in-erp', { erp: { removedAt: day, keepsAccess: false, accessUntil: null, now: day } }],
] as const)('fails check %i as %s, with %s as the remedy', (order, reason, remedy, change) => {
  const verdict = accessVerdict({ ...welcome, ...change });
  expect(verdict).toMatchObject({ access: false, reason, remedy });
  expect(verdict.checks.map(({ outcome }) => outcome)).toEqual(
    Array.from({ length: 7 }, (_, index) =>
      index + 1 < order ? 'passed' : index + 1 === order ? 'failed' : 'skipped',
    ),
  );
});

test.each([
  ['no request was made', { attachment: { ...attachment, validation: 'not-needed' } }],
  ['the structure asks for no proof', { proof: { needed: false, provedAt: null } }],
  ['the record has no address, where an alias is attached', { recordHasNoAddress: true }],
  ['the structure has no ERP', { erp: null }],
  ['the structure lets former clients in', { erp: { removedAt: day, keepsAccess: true, accessUntil: null, now: day } }],
  [
    'staff granted access until later',
    { erp: { removedAt: day, keepsAccess: false, accessUntil: new Date(day.getTime() + 1), now: day } },
  ],
] as const)('opens although %s', (_name, change) => {
  expect(accessVerdict({ ...welcome, ...change }).access).toBe(true);
});

const maybeDay = fc.constantFrom(null, day);
const anyFacts: fc.Arbitrary<AccessFacts> = fc.record({
  account: fc.constantFrom(null, welcome.account),
  attachment: fc.option(
    fc.record({
      id: fc.constant('t'),
      validation: fc.constantFrom('not-needed' as const, 'pending' as const, 'validated' as const, 'refused' as const),
      attachedAt: maybeDay,
      requestedAt: maybeDay,
      decidedAt: maybeDay,
      decidedBy: fc.constant(null),
      reason: fc.constant(null),
      emailChangedAt: maybeDay,
    }),
  ),
  proof: fc.record({ needed: fc.boolean(), provedAt: maybeDay }),
  recordHasNoAddress: fc.boolean(),
  client: fc.option(
    fc.record({
      id: fc.constant('c'),
      firstName: fc.string(),
      lastName: fc.string(),
      email: fc.string(),
      deletedAt: maybeDay,
    }),
  ),
  erp: fc.option(
    fc.record({ removedAt: maybeDay, keepsAccess: fc.boolean(), accessUntil: maybeDay, now: fc.constant(day) }),
  ),
});

test('opens only when no check fails, and then no request waits or was refused (default deny)', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { access, checks } = accessVerdict(facts);
      const { account, attachment: asked, client: known, proof, erp } = facts;
      const clear =
        account !== null &&
        known !== null &&
        known.deletedAt === null &&
        (asked?.validation === 'validated' || asked?.validation === 'not-needed') &&
        (proof.provedAt !== null || !proof.needed) &&
        (erp === null || erp.removedAt === null || erp.keepsAccess);
      expect(access).toBe(clear);
      expect(checks.filter(({ outcome }) => outcome === 'failed')).toHaveLength(access ? 0 : 1);
    }),
    { numRuns: 5_000 },
  );
});

test('publishes open exactly when it is open, and before the proof only what the app itself did', () => {
  fc.assert(
    fc.property(anyFacts, fc.boolean(), fc.boolean(), (facts, asked, knownHolder) => {
      const published = publicVerdict({ facts, asked, knownHolder });
      expect(published.access).toBe(accessVerdict(facts).access);
      expect(published.access).toBe(published.reason === 'open');
      expect(published.reason).not.toBe('no-address');
      const decided = facts.attachment?.validation === 'refused' || facts.attachment?.validation === 'validated';
      if (knownHolder || !facts.proof.needed || decided) return;
      expect(published.reason).toBe(published.access ? 'open' : asked ? 'pending-validation' : 'email-unproved');
    }),
    { numRuns: 5_000 },
  );
});
