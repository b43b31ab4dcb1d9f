import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '#lib/identity/fold.ts';
import { headers } from '#lib/testing/tables/header-names.ts';
import { headerMeaning } from './header-meaning.ts';

const runs = 2_000;

/**
 * Headers of several whole words; the order of an abbreviation or of a question is a part of it.
 */
const phrases = Object.values(headers)
  .flat()
  .filter((header) => /^[\p{L} ]+$/u.test(header) && header.includes(' '));

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
const looks: ((words: string[]) => string)[] = [
  (words) => words.join(' '),
  (words) => words.join(' ').toUpperCase(),
  (words) => words.join('_').toLowerCase(),
  (words) => words.join(' - '),
  (words) => words.join('.'),
  (words) => `${words[0]?.toLowerCase()}${words.slice(1).map(capitalised).join('')}`,
  (words) => words.map(capitalised).join(''),
  (words) => fold(words.join(' ')),
  (words) => words.join(' ').normalize('NFD'),
  (words) => `${words[0]} (${words.slice(1).join(' ')})`,
  (words) => `  ${words.join('\u00a0')} : `,
];

/** English names are pairs of words ("last name"), which another order takes apart. */
const inOrder = /name|birth|address|phone|number|ID/i;

test('keeps the meaning of a header in any order, case and spelling of the same words', () => {
  const anyHeader = fc.constantFrom(...phrases).chain((phrase) => {
    const words = phrase.split(' ');
    const order = inOrder.test(phrase)
      ? fc.constant(words)
      : fc.shuffledSubarray(words, { minLength: words.length, maxLength: words.length });
    return fc.record({ phrase: fc.constant(phrase), words: order, look: fc.constantFrom(...looks) });
  });
  fc.assert(
    fc.property(anyHeader, ({ phrase, words, look }) => {
      const [{ field, rank, isOther }, expected] = [headerMeaning(look(words)), headerMeaning(phrase)];
      expect({ field, rank, isOther }).toEqual({
        field: expected.field,
        rank: expected.rank,
        isOther: expected.isOther,
      });
      expect(expected.field).not.toBeNull();
    }),
    { numRuns: runs },
  );
});

const otherPeople = [
  'père',
  'de la mère',
  'payeur',
  'en cas d’urgence',
  'employeur',
  'du responsable légal 1',
  'école',
];

test('reads a header with another person as that person’s, wherever the words are', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...phrases),
      fc.constantFrom(...otherPeople),
      fc.constantFrom('after', 'before', 'brackets'),
      (phrase, other, place) => {
        const header = {
          after: `${phrase} ${other}`,
          before: `${other} - ${phrase}`,
          brackets: `${phrase} (${other})`,
        }[place];
        expect(headerMeaning(header as string).isOther).toBe(true);
      },
    ),
    { numRuns: runs },
  );
});
