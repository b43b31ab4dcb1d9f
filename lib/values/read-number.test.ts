import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readProgramNumber } from './read-number.ts';

test.each([
  ['641000602.0', '641000602'],
  ['641 000 604,00', '641 000 604'],
  ['6.41000601E8', '641000601'],
  ['1.23E2', '123'],
  ['4,20E+02', '420'],
  ['1042.0', '1042'],
  ['1,234.0', '1234'],
  ['1.234,00', '1234'],
  ['1.23E8', '123000000'],
  ['6.41E8', '641000000'],
])('reads %s as %s', (text, digits) => {
  expect(readProgramNumber(text)).toEqual({ exact: digits });
});

test.each(['1.23E+08', '1,002E+11', '3,36123E+10', '6E8', '1.2E+15'])('says that digits of %s are lost', (text) => {
  expect(readProgramNumber(text)).toEqual({ lost: true });
});

test.each(['0641000601', '06 41 00 06 01', '12.5', 'E12', '1E', 'A-2', '', '1.05', '06.41.00.06.01', '2.000', '1,000'])(
  'leaves %j to others',
  (text) => {
    expect(readProgramNumber(text)).toBeNull();
  },
);

test('reads back every number that a program writes with all its digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 99_999_999_999 }), (value) => {
      const digits = String(value);
      const written = `${digits[0]}.${digits.slice(1)}E${digits.length - 1}`;
      expect(readProgramNumber(written)).toEqual({ exact: digits });
      expect(readProgramNumber(`${digits}.0`)).toEqual({ exact: digits });
    }),
  );
});
