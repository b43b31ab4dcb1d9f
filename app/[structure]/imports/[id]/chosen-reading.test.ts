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
  expect(chosenReading(strange)).toEqual({ separator: null, encoding: null, headerLine: null, fields: null });
  expect(chosenReading({ separator: ['a', 'b'] })).toEqual({
    separator: null,
    encoding: null,
    headerLine: null,
    fields: null,
  });
});
