import { expect, test } from 'vitest';
import { de } from './elision.ts';

test.each([
  ['Inaya Haddad', 'd’Inaya Haddad'],
  ['Ève d’Arcy', 'd’Ève d’Arcy'],
  ['Hélène Dupré', 'd’Hélène Dupré'],
  ['Henri', 'd’Henri'],
  ['Œdipe', 'd’Œdipe'],
  ['Yves', 'd’Yves'],
  ['Émile-Auguste', 'd’Émile-Auguste'],
  ['E\u0301lise', 'd’E\u0301lise'],
  ['Paul', 'de Paul'],
  ['Hamid', 'de Hamid'],
  ['Hans-Peter', 'de Hans-Peter'],
  ['Yann', 'de Yann'],
  ['Youssef', 'de Youssef'],
  ['Ouassim', 'de Ouassim'],
  ['Zoé', 'de Zoé'],
  ['株式会社', 'de 株式会社'],
  ['', 'de '],
])('writes "de" before %s', (name, expected) => {
  expect(de(name)).toBe(expected);
});
