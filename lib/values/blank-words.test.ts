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
  ...[
    '(null)',
    '<null>',
    '[vide]',
    '{null}',
    '<NA>',
    '-vide-',
    '(vides)',
    'undefined',
    '#¡REF!',
    '#¿NOMBRE?',
    '#WERT!',
  ],
  ...[
    '#BEZUG!',
    '#VALORE!',
    '#N/D',
    '#GETTING_DATA',
    'Err:502',
    '…',
    '_',
    '/',
    '•',
    '<br>',
    'non précisé',
    'Non fourni',
  ],
  ...[
    'pas de mail',
    "pas d'e-mail",
    'sans adresse',
    'aucun numéro',
    'à renseigner',
    'RAS',
    'NC',
    'n.c.',
    'NR',
    'no phone',
  ],
  ...['not specified', 'unbekannt', 'keine Angabe', 'ninguno', 'nessuno', 'onbekend', 'nenhum'],
])('takes %j for no value', (word) => {
  expect(isBlankWord(word, 'text')).toBe(true);
});

test.each(['Null', 'Sans', 'SANS', 'Nan', 'Na', 'Nil', 'Aucun', 'Vide', 'Blank', 'Rien'])(
  'keeps the last name %s',
  (name) => {
    expect(isBlankWord(name, 'last-name')).toBe(false);
  },
);

test.each(['NULL', '\\N', 'null', '#N/A', '-', '(vide)', 'none'])('takes %j for no name', (name) => {
  expect(isBlankWord(name, 'last-name')).toBe(true);
});

test.each(['+33', '+33 (0)', 'x', 'sans licence', '0', '00', '0000000000', '00 00 00 00 00', '0.0'])(
  'takes the number %s for none',
  (zeros) => {
    expect(isBlankWord(zeros, 'number')).toBe(true);
  },
);

test.each([
  'pas de photo',
  'sans gluten',
  'Sans licence',
  'x',
  'Absent',
  'Aucun problème',
  '#JUDO',
  'Sauvage',
  'Nul',
  'Nana',
  'Li',
  'O',
  '#12',
  '3.5',
  'Anne-Marie',
  'A',
  'Vide-Greniers',
])('keeps %j', (text) => {
  expect(isBlankWord(text, 'text')).toBe(false);
});

test.each(['Na', 'Nan', 'Nil'])('keeps the first name %s', (name) => {
  expect(isBlankWord(name, 'first-name')).toBe(false);
});

test('keeps a member number that begins with zeros', () => {
  expect(isBlankWord('0012', 'number')).toBe(false);
});
