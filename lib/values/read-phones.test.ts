import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPhones } from './read-phones.ts';

describe('readPhones', () => {
  test.each([
    ['06 41 00 30 03', ['+33641003003'], ''],
    ['(+33)6 41 00 30 01', ['+33641003001'], ''],
    ['+33 (0)6 41 00 30 01', ['+33641003001'], ''],
    ['tel:+33641003002', ['+33641003002'], ''],
    ['0033641003002', ['+33641003002'], ''],
    ['06 41 00 30 03 (maman)', ['+33641003003'], 'maman'],
    ['06 41 00 30 04 / 02 41 00 30 04', ['+33641003004', '+33241003004'], ''],
    ['02 41 00 30 04 ou 06 41 00 30 04', ['+33641003004', '+33241003004'], ''],
    ['641000602', ['+33641000602'], ''],
    ['33641000603', ['+33641000603'], ''],
    ['0690 10 25 01', ['+590690102501'], ''],
    ['+590 690 10 25 02', ['+590690102502'], ''],
    ['06 92 10 25 03', ['+262692102503'], ''],
    ['0696 10 25 04', ['+596696102504'], ''],
    ['0694 10 25 04', ['+594694102504'], ''],
    ['06 39 98 12 34', ['+33639981234'], ''],
    ['+33 6 39 98 12 34', ['+33639981234'], ''],
    ['07 00 12 34 56', [], '07 00 12 34 56'],
    ['+44 20 7946 0958', ['+442079460958'], ''],
    ['Tél. 06 41 00 30 03', ['+33641003003'], ''],
    ['06_41_00_30_03', ['+33641003003'], ''],
    ['06,41,00,30,03', ['+33641003003'], ''],
    ['O6 41 OO 30 03', ['+33641003003'], ''],
    ['+33 06 41 00 30 03', ['+33641003003'], ''],
    ['0641003003x', ['+33641003003'], 'x'],
    ['0641003003(papa)', ['+33641003003'], 'papa'],
    ['02 41 00 30 04 poste 12', ['+33241003004'], 'poste 12'],
    ['02 41 00 30 04 ext. 12', ['+33241003004'], 'ext. 12'],
    ['0241003004 x12', ['+33241003004'], 'x12'],
    ['02 41 00 30 04 #12', ['+33241003004'], '#12'],
    ['0241003004-0641003004', ['+33641003004', '+33241003004'], ''],
    ['0241003004;0641003004', ['+33641003004', '+33241003004'], ''],
    ['0241003004,0641003004', ['+33641003004', '+33241003004'], ''],
    ['02 41 00 30 04 06 41 00 30 04', ['+33641003004', '+33241003004'], ''],
    ['02 41 00 30 04\\n06 41 00 30 04', ['+33641003004', '+33241003004'], ''],
    ['T:0241003004 M:0641003004', ['+33641003004', '+33241003004'], 'T M'],
    ['+33 692 10 25 03', ['+262692102503'], ''],
    ['0033690102501', ['+590690102501'], ''],
    ['+33 (0)696 10 25 04 (maman)', ['+596696102504'], 'maman'],
    ['05 08 41 12 34', ['+508411234'], ''],
    ['+33 06 41', [], '+33 06 41'],
    ['12/03/1985', [], '12/03/1985'],
    ['FR76 3000 6000 0112 3456 7890 189', [], 'FR76 3000 6000 0112 3456 7890 189'],
    ['3636', [], '3636'],
    ['abc', [], 'abc'],
    ['12', [], '12'],
    ['06 41 00', [], '06 41 00'],
    ['', [], ''],
  ])('reads %j in France', (text, numbers, words) => {
    expect(readPhones(text, 'FR')).toEqual({ numbers, words });
  });

  test('reads numbers of France and of its departments overseas from each other, also beside words', () => {
    expect(readPhones('06 41 00 30 03', 'RE').numbers).toEqual(['+33641003003']);
    expect(readPhones('0692 10 25 03', 'RE').numbers).toEqual(['+262692102503']);
    expect(readPhones('0696 10 25 04', 'GP').numbers).toEqual(['+596696102504']);
    expect(readPhones('maman 0692 10 25 03 / 06 41 00 30 04', 'FR')).toEqual({
      numbers: ['+262692102503', '+33641003004'],
      words: 'maman',
    });
  });

  test('reads only international numbers where the country is unknown', () => {
    expect(readPhones('06 41 00 30 03', 'ZZ')).toEqual({ numbers: [], words: '06 41 00 30 03' });
    expect(readPhones('+33 6 41 00 30 03', 'ZZ').numbers).toEqual(['+33641003003']);
  });

  test('reads national numbers as those of the country', () => {
    expect(readPhones('0470 12 34 56', 'BE').numbers).toEqual(['+32470123456']);
    expect(readPhones('079 123 45 67', 'CH').numbers).toEqual(['+41791234567']);
  });

  test('never makes an international number of digits that are none', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9 ./+-]{1,20}$/), (text) => {
        for (const number of readPhones(text, 'FR').numbers) expect(number).toMatch(/^\+[1-9]\d{6,14}$/);
      }),
      { numRuns: 1_000 },
    );
  });
});

test('reads an ordinary French number as the library does', () => {
  const pair = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), pair, pair, pair, pair, (first, ...pairs) => {
      const text = `0${first} ${pairs.join(' ')}`;
      // Saint-Pierre-et-Miquelon, which the library reads as mainland France.
      fc.pre(!text.startsWith('05 08'));
      // Brackets lead past the short way.
      expect(readPhones(text, 'FR').numbers).toEqual(readPhones(`(${text.slice(0, 2)})${text.slice(2)}`, 'FR').numbers);
    }),
    { numRuns: 3_000 },
  );
});
