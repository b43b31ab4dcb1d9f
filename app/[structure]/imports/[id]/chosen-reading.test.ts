import { expect, test } from 'vitest';
import { chosenReading } from './chosen-reading.ts';

const seen = {
  'seen-separator': ';',
  'seen-encoding': 'utf-8',
  'seen-headerLine': '1',
  'seen-fields': 'lastName,email,',
};
const same = {
  separator: ';',
  encoding: 'utf-8',
  headerLine: '1',
  'field-0': 'lastName',
  'field-1': 'email',
  'field-2': '',
};

test('takes the columns as chosen when nothing before them changes', () => {
  expect(chosenReading({ ...seen, ...same })).toEqual({
    separator: ';',
    encoding: 'utf-8',
    headerLine: 1,
    dateOrder: null,
    fields: ['lastName', 'email', null],
  });
  expect(chosenReading({ ...seen, ...same, 'field-2': 'phone' }).fields).toEqual(['lastName', 'email', 'phone']);
});

test('detects the columns again after another separator or header line, even if some were changed', () => {
  expect(chosenReading({ ...seen, ...same, separator: ',', 'field-2': 'phone' }).fields).toBe(null);
  expect(chosenReading({ ...seen, ...same, headerLine: '0' })).toMatchObject({ headerLine: 0, fields: null });
});

test('detects unchanged columns again after another encoding, and keeps chosen ones', () => {
  expect(chosenReading({ ...seen, ...same, encoding: 'macintosh' })).toMatchObject({
    encoding: 'macintosh',
    fields: null,
  });
  expect(chosenReading({ ...seen, ...same, encoding: 'macintosh', 'field-2': 'phone' }).fields).toEqual([
    'lastName',
    'email',
    'phone',
  ]);
});

test('ignores an invalid choice', () => {
  const strange = { separator: 'x', encoding: 'ebcdic', headerLine: '-1', 'field-0': '__proto__', 'field-2': 'email' };
  const nothing = { separator: null, encoding: null, headerLine: null, dateOrder: null, fields: null };
  expect(chosenReading({ ...strange, dateOrder: 'year-first' })).toEqual(nothing);
  expect(chosenReading({ separator: ['a', 'b'], dateOrder: ['day-first'] })).toEqual(nothing);
});

test('takes the order of dates with the columns it is about, and not with others', () => {
  const dated = { ...seen, ...same, 'seen-fields': 'lastName,email,birthDate', 'field-2': 'birthDate' };
  expect(chosenReading({ ...dated, dateOrder: 'month-first' })).toMatchObject({
    dateOrder: 'month-first',
    fields: ['lastName', 'email', 'birthDate'],
  });
  const moved = { ...dated, dateOrder: 'month-first', 'field-0': 'birthDate', 'field-2': 'lastName' };
  expect(chosenReading(moved)).toMatchObject({ dateOrder: null, fields: ['birthDate', 'email', 'lastName'] });
  expect(chosenReading({ ...dated, dateOrder: 'month-first', separator: ',' }).dateOrder).toBe(null);
});
