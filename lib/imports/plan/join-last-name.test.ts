import { expect, test } from 'vitest';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { namePartRanks } from '#lib/imports/layout/header-meaning.ts';
import { correctedCells } from './corrected-cells.ts';
import { joinLastName } from './join-last-name.ts';
import { rowColumns } from './row-columns.ts';

const { particle, secondSurname } = namePartRanks;

test.each([
  [['Villiers', 'de'], [1, particle], ['de Villiers']],
  [['Villiers', ''], [1, particle], ['Villiers']],
  [['DE VILLIERS', 'de'], [1, particle], ['DE VILLIERS']],
  [['Artagnan', 'd’'], [1, particle], ["d'Artagnan"]],
  [['', 'de'], [1, particle], ['']],
  [['García', 'López'], [1, secondSurname], ['García López']],
  [['García López', 'López'], [1, secondSurname], ['García López']],
  [['', 'López'], [1, secondSurname], ['López']],
  [['', 'DUPONT', 'du'], [0, 2, particle], ['du DUPONT']],
  [
    ['MARTIN', 'DUPONT'],
    [0, 2],
    ['MARTIN', 'DUPONT'],
  ],
])('%j with ranks %j gives %j', (cells, ranks, expected) => {
  expect(joinLastName(cells, ranks)).toEqual(expected);
});

test('a corrected last name stands alone: its former parts are not joined to it again', () => {
  const column = (header: string, field: ImportField | null, rank: number) => ({
    header,
    field,
    rank,
    question: null,
    examples: [],
  });
  const columns = [
    column('Particule', 'lastName', particle),
    column('Nom', 'lastName', 1),
    column('Email', 'email', 1),
  ];
  const cells = correctedCells(['de', 'Viliers', 'a@x.example'], columns, { lastName: 'Villiers' });
  expect(cells).toEqual(['', 'Villiers', 'a@x.example']);
  expect(rowColumns(columns).get('lastName')).toEqual([1, 0]);
});
