import { expect, test } from 'vitest';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { OutcomeRow, RowDetails } from '#lib/imports/rows/list-rows.ts';
import { rowValues } from './correct-values.ts';

const nothing: RowDetails = {
  phone: null,
  secondPhone: null,
  birthDate: null,
  gender: null,
  language: null,
  memberNumber: null,
  groups: null,
  note: null,
};

function row(cells: string[], read: Partial<OutcomeRow> = {}): OutcomeRow {
  const named = { lastName: 'Roux', firstName: 'Rose', email: 'r@x.fr', details: nothing };
  return { line: 2, kind: 'create', problems: [], changes: null, clientId: null, kept: null, ...named, cells, ...read };
}

function values(one: OutcomeRow, fields: (ImportField | null)[], dateOrder: 'day-first' | 'month-first' = 'day-first') {
  const columns = fields.map((field, rank) => ({ header: '', field, rank, question: null, examples: [] }));
  return Object.fromEntries(rowValues(one, { columns, dateOrder }, (phone) => phone.replace('+33', '0')));
}

test('joins the phones of all columns, and shows the first filled e-mail', () => {
  const cells = ['Roux', '', 'b@x.fr', "'+33 6 11", '02 41', 'Lille'];
  expect(values(row(cells), ['lastName', 'email', 'email', 'phone', 'phone', null])).toEqual({
    lastName: 'Roux',
    email: 'b@x.fr',
    phone: '+33 6 11 / 02 41',
  });
});

test('keeps the line breaks of a note, and none of a name', () => {
  expect(values(row(['Le\r\nGall', 'a\r\nb']), ['lastName', 'note'])).toEqual({ lastName: 'Le Gall', note: 'a\nb' });
});

test('asks for both names in place of a full name', () => {
  expect(values(row(['Roux Rose']), ['fullName'])).toEqual({ lastName: 'Roux', firstName: 'Rose' });
  const refused = row(['Roux \u0007'], { lastName: null, firstName: null });
  expect(values(refused, ['fullName'])).toMatchObject({ firstName: '' });
});

test('shows what was read where the cells are not stored', () => {
  const details = {
    ...nothing,
    phone: '+33611',
    secondPhone: '+33241',
    birthDate: '1990-04-12',
    groups: ['Yoga', 'Danse'],
  };
  const fields: ImportField[] = ['lastName', 'email', 'phone', 'birthDate', 'groups', 'note'];
  expect(values(row([], { details }), fields)).toEqual({
    lastName: 'Roux',
    email: 'r@x.fr',
    phone: '0611 / 0241',
    birthDate: '12/04/1990',
    groups: 'Yoga, Danse',
    note: '',
  });
  expect(values(row([], { details }), ['birthDate'], 'month-first')).toEqual({ birthDate: '04/12/1990' });
});

test('leaves out a value that is cut where it is shown', () => {
  expect(values(row(['Roux', 'x'.repeat(1_000)]), ['lastName', 'note']).note).toBe(null);
  expect(values(row([], { details: { ...nothing, note: 'x'.repeat(1_000) } }), ['note']).note).toBe(null);
});
