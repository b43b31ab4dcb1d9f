import { expect, test } from 'vitest';
import { isBlankWord } from './blank-words.ts';

test.each([
  '',
  'NULL',
  'null',
  '\\N',
  'None',
  'nan',
  'NaT',
  'N/A',
  'n/c',
  '#REF!',
  '#N/A',
  '#NOM?',
  '#VALEUR!',
  '####',
  '-',
  '--',
  '?',
  '.',
  'néant',
  'Aucun',
  '(vide)',
  'Non renseigné',
  'unknown',
])('takes %j for no value', (word) => {
  expect(isBlankWord(word, 'text')).toBe(true);
});

test.each(['Null', 'Sans', 'Nan'])('keeps the last name %s', (name) => {
  expect(isBlankWord(name, 'last-name')).toBe(false);
});

test.each(['NULL', '\\N', 'null', '#N/A', '-', '(vide)', 'none'])('takes %j for no name', (name) => {
  expect(isBlankWord(name, 'last-name')).toBe(true);
});

test.each(['0', '00', '0000000000', '00 00 00 00 00', '0.0'])('takes the number %s for none', (zeros) => {
  expect(isBlankWord(zeros, 'number')).toBe(true);
});

test.each(['Sauvage', 'Nul', 'Nana', 'Li', 'O', '#12', '3.5', 'Anne-Marie', 'A', 'Vide-Greniers'])(
  'keeps %j',
  (text) => {
    expect(isBlankWord(text, 'text')).toBe(false);
  },
);
