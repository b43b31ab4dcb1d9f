import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordWeakness } from './weak-password.ts';

const words = ['Nadia Benali', 'nadia@club-lumiere.example', 'Club Lumière'];

test.each([
  ['qwertyuiop', 'password-common'],
  ['1234567890', 'password-common'],
  ['Password123!', 'password-common'],
  ['PASSWORD-2026', 'password-common'],
  ['aaaaaaaaaaaa', 'password-common'],
  ['1212121212', 'password-common'],
  ['Nadia Benali', 'password-guessable'],
  ['clublumiere2026', 'password-guessable'],
  ['Lumière-Lumière', 'password-guessable'],
  ['nadia@club-lumiere.example', 'password-guessable'],
  ['benali!1987', 'password-guessable'],
  ['une phrase assez longue', null],
  ['Nadia aime les courses du dimanche', null],
  ['8237498273461', null],
  ['§§§ÄÖÜ漢字かな漢字かな', null],
] as const)('judges %j as %s', (password, weakness) => {
  expect(passwordWeakness(password, words)).toBe(weakness);
});

test('refuses every password made of the words around the account and up to four digits', () => {
  const word = fc.constantFrom('nadia', 'Benali', 'CLUB', 'Lumière', 'lumiere');
  const made = fc.tuple(
    fc.array(word, { minLength: 2, maxLength: 5 }),
    fc.constantFrom('', '-', ' ', '_', '!'),
    fc.nat(9999),
  );
  fc.assert(
    fc.property(made, ([parts, joint, number]) => {
      expect(passwordWeakness(`${parts.join(joint)}${number}`, words)).not.toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('accepts every password with a dozen random letters in it', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.constantFrom('', 'nadia ', 'Lumière'), (random, word) => {
      const letters = random.replace(/[^a-f]/g, '');
      fc.pre(letters.length >= 10 && new Set(letters).size > 3);
      expect(passwordWeakness(word + random, words)).toBeNull();
    }),
    { numRuns: 300 },
  );
});
