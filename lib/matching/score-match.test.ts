import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchClient, MatchPerson } from './person.ts';
import { proposalScore, reasons } from './reasons.ts';
import { scoreMatch } from './score-match.ts';
import type { NameCounts } from './weigh-evidence.ts';

const rare: NameCounts = {
  lastNameCount: 1,
  swappedLastNameCount: 0,
  bothNamesCount: 1,
  firstShare: 0.01,
  swappedFirstShare: 0.003,
};
const unknownPerson: MatchPerson = {
  key: 'a',
  lastName: '',
  firstName: '',
  emailKey: '',
  phone: null,
  birthDate: null,
};
const client = (known: Partial<MatchClient>): MatchClient => ({ ...unknownPerson, clientId: 'c', ...known });
const zoe = { lastName: 'Dupré', firstName: 'Zoé', emailKey: 'zoe.dupre@gmail.com' };
const match = (person: Partial<MatchPerson>, known: Partial<MatchClient> = {}, context: Partial<NameCounts> = {}) =>
  scoreMatch({ ...unknownPerson, ...zoe, ...person }, client({ ...zoe, ...known }), { ...rare, ...context });

describe('reasons', () => {
  test.each([
    ['same-name', { lastName: 'DUPRE', firstName: 'zoe', emailKey: 'soleil@free.fr' }],
    ['swapped-name', { lastName: 'Zoé', firstName: 'Dupré' }],
    ['near-name', { firstName: 'Zoée' }],
    ['typing-error', { emailKey: 'zoe.durpe@gmail.com' }],
    ['other-domain', { emailKey: 'zoe.dupre@orange.fr' }],
    ['look-alike-domain', { emailKey: 'zoe.dupre@gmial.com' }],
    ['look-alike-domain', { emailKey: 'zoe.dupre@grnail.com' }],
    ['look-alike-domain', { emailKey: 'zoe.dupre@gmail.c0m' }],
    ['look-alike-domain', { emailKey: 'zoe.dupre@gmai.com' }],
    ['dots-or-tag', { emailKey: 'zoedupre@gmail.com' }],
    ['dots-or-tag', { emailKey: 'zoe.dupre+club@gmail.com' }],
    ['apple-relay', { emailKey: 'x7f3k2@privaterelay.appleid.com' }],
    ['invited', { invitedClientId: 'c' }],
    ['same-phone', { phone: '+33639980001' }],
    ['same-birth-date', { birthDate: new Date('1990-04-12') }],
    ['birth-year-in-address', { emailKey: 'zoe1990@free.fr' }],
  ] as const)('finds %s', (reason, person) => {
    const known = { phone: '+33639980001', birthDate: new Date('1990-04-12') };
    expect(match(person, known).reasons).toContain(reason);
  });

  test('treats two hosts that both exist as two', () => {
    expect(match({ emailKey: 'zoe.dupre@ymail.com' }).reasons).toEqual(['same-name', 'other-domain']);
  });
});

describe('a proposal', () => {
  const proposes = (...given: Parameters<typeof match>) => match(...given).score >= proposalScore;

  test('is made for a rare name, whatever the address', () => {
    expect(proposes({ emailKey: 'soleil@free.fr' })).toBe(true);
  });
  test('is not made for a common one, nor for one that two clients have', () => {
    expect(proposes({ emailKey: 'soleil@free.fr' }, {}, { lastNameCount: 200 })).toBe(false);
    expect(proposes({ emailKey: 'soleil@free.fr' }, {}, { bothNamesCount: 2 })).toBe(false);
  });
  test('is not made for a twin, a brother with the same phone, or a mother with the same mailbox', () => {
    const family = { phone: '+33639980001', birthDate: new Date('1990-04-12') };
    expect(proposes({ ...family, firstName: 'Théo', emailKey: 'theo@free.fr' }, family)).toBe(false);
    expect(proposes({ ...family, firstName: 'Théo', emailKey: 'theo@free.fr', birthDate: null }, family)).toBe(false);
    expect(proposes({ firstName: 'Agnès', emailKey: 'zoe.dupre+agnes@gmail.com' })).toBe(false);
  });
  test('is not made where birth dates contradict', () => {
    expect(
      proposes(
        { emailKey: 'soleil@free.fr', birthDate: new Date('1961-01-01') },
        { birthDate: new Date('1990-04-12') },
      ),
    ).toBe(false);
  });
});

const names = fc.constantFrom(
  '',
  '🦊',
  'Martin',
  'martin',
  'Dupré',
  'Zoé',
  'Léa',
  'Léo',
  'Jean-Luc',
  'Jean',
  "O'",
  '%_%',
  '李',
  'A'.repeat(190),
);
const keys = fc.constantFrom(
  '',
  'zoe@gmail.com',
  'zoe@gmial.com',
  'zoe+a@gmail.com',
  'z.oe@gmail.com',
  'zeo@free.fr',
  'x@privaterelay.appleid.com',
);
const someone = fc.record({
  lastName: names,
  firstName: names,
  emailKey: keys,
  phone: fc.constantFrom(null, '+33639980001', '+33639980002', '06…, demander Paul'),
  birthDate: fc.constantFrom(null, new Date('1990-04-12'), new Date('1961-01-01')),
});
const contexts = fc.record({
  lastNameCount: fc.nat(200),
  swappedLastNameCount: fc.nat(200),
  bothNamesCount: fc.nat(50),
  firstShare: fc.double({ min: 0.003, max: 1, noNaN: true }),
  swappedFirstShare: fc.double({ min: 0.003, max: 1, noNaN: true }),
});

// The names are swapped, and one of them is short for the other.
const unaddressed = { emailKey: '', phone: null, birthDate: null } as const;
const martinJean = { ...unaddressed, lastName: 'Martin', firstName: 'Jean' };
const jeanLucMartin = { ...unaddressed, lastName: 'Jean-Luc', firstName: 'Martin' };

describe('laws', () => {
  test('computes a score as a percentage, with each reason once, in one order', () => {
    fc.assert(
      fc.property(someone, someone, contexts, (person, known, context) => {
        const { score, odds, reasons: found } = scoreMatch({ ...person, key: 'a' }, client(known), context);
        expect(Number.isInteger(score) && score >= 0 && score <= 100 && odds >= 0).toBe(true);
        expect(found).toEqual(reasons.filter((reason) => found.includes(reason)));
      }),
    );
  });

  test('does not depend on which of the two is the client, with names that are as common on both sides', () => {
    fc.assert(
      fc.property(someone, someone, contexts, (one, other, { lastNameCount, bothNamesCount, firstShare }) => {
        const context = {
          lastNameCount,
          swappedLastNameCount: lastNameCount,
          bothNamesCount,
          firstShare,
          swappedFirstShare: firstShare,
        };
        const there = scoreMatch({ ...one, key: 'a' }, client(other), context);
        expect(scoreMatch({ ...other, key: 'a' }, client(one), context)).toEqual(there);
      }),
      { numRuns: 1_000, examples: [[martinJean, jeanLucMartin, rare]] },
    );
  });

  test('proposes no person without a name, whatever else agrees', () => {
    fc.assert(
      fc.property(someone, fc.constantFrom('', '🦊', '  ', "'’", '%_%'), contexts, (known, lastName, context) => {
        const same = { ...known, lastName };
        expect(scoreMatch({ ...same, key: 'a', invitedClientId: 'c' }, client(same), context).score).toBe(0);
      }),
    );
  });

  test('never lowers a score for an agreement, nor raises it for a more common name', () => {
    fc.assert(
      fc.property(someone, someone, contexts, (one, other, context) => {
        const score = (person: Partial<MatchPerson>, known: Partial<MatchClient>, around: NameCounts) =>
          scoreMatch(
            { ...one, phone: null, birthDate: null, ...person, key: 'a' },
            client({ ...other, phone: null, birthDate: null, ...known }),
            around,
          ).odds;
        const before = score({}, {}, context);
        const [phone, birthDate] = ['+33639980009', new Date('1977-07-07')];
        expect(score({ phone }, { phone }, context)).toBeGreaterThanOrEqual(before);
        expect(score({ birthDate, emailKey: '' }, { birthDate }, context)).toBeGreaterThanOrEqual(
          score({ emailKey: '' }, {}, context),
        );
        expect(score({ invitedClientId: 'c' }, {}, context)).toBeGreaterThanOrEqual(before);
        const more = {
          ...context,
          lastNameCount: context.lastNameCount + 1,
          swappedLastNameCount: context.swappedLastNameCount + 1,
          bothNamesCount: context.bothNamesCount + 1,
        };
        expect(score({}, {}, more)).toBeLessThanOrEqual(before);
      }),
    );
  });
});
