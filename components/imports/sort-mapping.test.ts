import { expect, test } from 'vitest';
import type { Column } from '#lib/imports/layout/mapping.ts';
import { sortMapping } from './sort-mapping.ts';

const column = (header: string, field: Column['field'], rank = 0, examples = ['x']): Column => ({
  header,
  field,
  rank,
  question: null,
  examples,
});
const headers = (columns: { header: string }[]) => columns.map(({ header }) => header);

test('puts imported columns first, then those left out, then blank ones', () => {
  const sorted = sortMapping([
    column('Ville', null),
    column('Nom', 'lastName'),
    column('Fax', null, 0, []),
    column('E-mail', 'email', 0, []),
  ]);
  expect(headers(sorted.taken)).toEqual(['Nom', 'E-mail']);
  expect(headers(sorted.leftOut)).toEqual(['Ville']);
  expect(headers(sorted.blank)).toEqual(['Fax']);
  expect(sorted.taken.map(({ index }) => index)).toEqual([1, 3]);
});

test('tells which of several columns of one field counts first', () => {
  const { taken } = sortMapping([column('Fixe', 'phone', 2), column('Mobile', 'phone'), column('GSM', 'phone')]);
  expect(taken.map(({ order }) => order)).toEqual(['next', 'first', 'next']);
  expect(sortMapping([column('Nom', 'lastName')]).taken[0]?.order).toBe('only');
});

test('tells a part of a last name from a column of its own', () => {
  const { taken } = sortMapping([column('Particule', 'lastName', 3), column('Nom', 'lastName', 1)]);
  expect(taken.map(({ order }) => order)).toEqual(['part', 'only']);
});

test('folds the columns that are left out of a wide file', () => {
  const wide = [column('Nom', 'lastName'), ...Array.from({ length: 24 }, (_, index) => column(`c${index}`, null))];
  expect(sortMapping(wide).isFolded).toBe(true);
  expect(sortMapping(wide.slice(0, 24)).isFolded).toBe(false);
});
