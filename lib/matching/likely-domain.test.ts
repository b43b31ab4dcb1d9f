import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emailKey } from '#lib/identity/email-key.ts';
import { likelyDomain, likelyEmail } from './likely-domain.ts';
import { frequentHosts, mailHosts } from './mail-hosts.ts';

const host = fc.constantFrom(...mailHosts);
const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
/**
 * A host with one typing error: a character too many, too few or wrong, or two neighbours swapped.
 */
const slip = fc
  .tuple(fc.constantFrom(...frequentHosts), fc.nat(), letter, fc.constantFrom('insert', 'drop', 'change', 'turn'))
  .map(([right, place, character, kind]) => {
    const at = place % right.length;
    const [before, after] = [right.slice(0, at), right.slice(at + 1)];
    if (kind === 'insert') return { right, typed: before + character + right.slice(at) };
    if (kind === 'turn') return { right, typed: before + (after[0] ?? '') + right[at] + after.slice(1) };
    return { right, typed: before + (kind === 'drop' ? '' : character) + after };
  });

describe('a likely domain', () => {
  test('is never suggested for a known host', () => {
    for (const known of mailHosts) expect(likelyDomain(known), known).toBeNull();
  });

  test('is a different, known host, for which nothing is suggested in turn', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          slip.map(({ typed }) => typed),
          fc.domain(),
          fc.string(),
        ),
        (domain) => {
          const likely = likelyDomain(domain);
          if (likely === null) return;
          expect(likely).not.toBe(domain);
          expect(mailHosts).toContain(likely);
          expect(likelyDomain(likely)).toBeNull();
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('is found for every single typing error in a long name, as long as the result is no other host', () => {
    const inLongName = slip.filter(
      ({ right, typed }) => right.indexOf('.') >= 7 && typed.endsWith(right.slice(right.indexOf('.'))),
    );
    fc.assert(
      fc.property(inLongName, ({ right, typed }) => {
        if (!mailHosts.has(typed) && typed !== right) expect(likelyDomain(typed)).not.toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  test('is not found for a domain unlike every host', () => {
    const own = fc
      .tuple(fc.stringMatching(/^[a-z]{9,20}$/), fc.constantFrom('fr', 'com', 'ch', 'org', 'example'))
      .map((parts) => parts.join('.'));
    fc.assert(
      fc.property(own, (domain) => {
        expect(likelyDomain(domain)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });
});

test.each([
  ['gmial.com', 'gmail.com'],
  ['gmai.com', 'gmail.com'],
  ['gmaill.com', 'gmail.com'],
  ['gmail.con', 'gmail.com'],
  ['gmail.co', 'gmail.com'],
  ['gmail.cm', 'gmail.com'],
  ['gmail.fr', 'gmail.com'],
  ['gmailcom', 'gmail.com'],
  ['g.mail.com', 'gmail.com'],
  ['gmial.con', 'gmail.com'],
  ['mgail.com', 'gmail.com'],
  ['hotmial.fr', 'hotmail.fr'],
  ['otmail.fr', 'hotmail.fr'],
  ['hotmail.rf', 'hotmail.fr'],
  ['hotmail.f', 'hotmail.fr'],
  ['hotmailfr', 'hotmail.fr'],
  ['hotmail.cmo', 'hotmail.com'],
  ['outlok.fr', 'outlook.fr'],
  ['orage.fr', 'orange.fr'],
  ['ornage.fr', 'orange.fr'],
  ['orangefr', 'orange.fr'],
  ['wanado.fr', 'wanadoo.fr'],
  ['wanadoo.com', 'wanadoo.fr'],
  ['yaho.fr', 'yahoo.fr'],
  ['fere.fr', 'free.fr'],
  ['sfr.ft', 'sfr.fr'],
  ['laposte.ne', 'laposte.net'],
  ['icloud.fr', 'icloud.com'],
  ['bluwin.ch', 'bluewin.ch'],
])('suggests for %s the domain %s', (typed, right) => {
  expect(likelyDomain(typed)).toBe(right);
});

test.each([
  ...[
    'gmx.fr',
    'gmx.ch',
    'gmail.com',
    'hotmail.fr',
    'hotmail.com',
    'live.fr',
    'ymail.com',
    'mail.com',
    'me.com',
    'free.fr',
    'msn.com',
  ],
  // These are in no list of hosts, and have owners.
  ...[
    'grange.fr',
    'cloud.com',
    'love.fr',
    'life.fr',
    'tree.fr',
    'box.fr',
    'sfl.fr',
    'sfr.re',
    'hotmail.gr',
    'outlook.sk',
    'yahoo.cz',
  ],
  ...[
    'club-lumiere.fr',
    'example.com',
    'exemple.example',
    'x.fr',
    'u-bordeaux.fr',
    'mairie-lyon.fr',
    'ac-paris.fr',
    'free.org',
    'orange.ch',
  ],
])('suggests nothing for %s', (domain) => {
  expect(likelyDomain(domain)).toBeNull();
});

describe('a likely address', () => {
  test.each([
    ['Dupre@Gmial.com', 'Dupre@gmail.com'],
    [' Élise.D+club@gmail.con\u200b', 'Élise.D+club@gmail.com'],
    ['dupre@gmailcom', 'dupre@gmail.com'],
    ['dupre@gmail,com', 'dupre@gmail.com'],
    ['dupre@gmaïl.com', 'dupre@gmail.com'],
    ['dupre@gmail.com', null],
    ['gmial.com', null],
    ['@gmial.com', null],
    ['a b@gmial.com', null],
    ['a@b@gmial.com', null],
    ['', null],
  ])('suggests for %j the address %j', (typed, likely) => {
    expect(likelyEmail(typed)).toBe(likely);
  });

  test('is an address without a suggestion of its own, with the same local part, and never throws', () => {
    const typed = fc.oneof(
      fc.tuple(fc.stringMatching(/^[A-Za-z.+]{1,12}$/), slip).map(([local, { typed }]) => `${local}@${typed}`),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((text) => `${text}@gmial.com`),
      fc.tuple(fc.string({ unit: 'binary' }), host).map((parts) => parts.join('@')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const likely = likelyEmail(text);
        if (likely === null) return;
        expect(emailKey(likely).ok).toBe(true);
        expect(likelyEmail(likely)).toBeNull();
        expect(text).toContain(likely.slice(0, likely.lastIndexOf('@')));
      }),
      { numRuns: 500 },
    );
  }, 30_000);
});
