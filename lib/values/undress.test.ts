import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { undress } from './undress.ts';

describe('undress', () => {
  test.each([
    ['="0641000501"', '0641000501'],
    ['="say ""hi"""', 'say "hi"'],
    ["'0641002401", '0641002401'],
    ["'+33641002402", '+33641002402'],
    ["'+A1", '+A1'],
    ["''=1", '=1'],
    ["'t Hooft", "'t Hooft"],
    ["'mia.f@exemple.example'", 'mia.f@exemple.example'],
    ['"Dupré"', 'Dupré'],
    ['Vidal "Jo"', 'Vidal "Jo"'],
    ['Nogaret_x000D_', 'Nogaret'],
    ['a_x000D__x000A_b', 'a b'],
    ['O&#039;Malley', "O'Malley"],
    ['D&apos;Arcourt', "D'Arcourt"],
    ['Fran&ccedil;oise', 'Françoise'],
    ['Petit &amp; Roux', 'Petit & Roux'],
    ['Petit &amp;amp; Roux', 'Petit & Roux'],
    ['Petit & Roux', 'Petit & Roux'],
    ['AT&T; Roux', 'AT&T; Roux'],
    ['Du\u200bpont-Carr\u00e9', 'Dupont-Carré'],
    ['Marti\u00adneau', 'Martineau'],
    ['\u202a+33 6 41 00 16 03\u202c', '+33 6 41 00 16 03'],
    ['\ufeffNom', 'Nom'],
    ['He\u0301le\u0300ne', 'Hélène'],
    ['D\u2019Arcy', "D'Arcy"],
    ['Dupont\u2011Carré', 'Dupont-Carré'],
    ['06\u202f41\u00a000', '06 41 00'],
    ['  a \t b\n', 'a b'],
    ["='0641000501'", '0641000501'],
    ['=+33641000501', '+33641000501'],
    ['=T("0641000501")', '0641000501'],
    ['"="0641000501""', '0641000501'],
    ['""Dupré""', 'Dupré'],
    ['"O\'Malley"', "O'Malley"],
    ['"Jo" et "Al"', '"Jo" et "Al"'],
    ['„Dupré“', 'Dupré'],
    ["O\\'Malley", "O'Malley"],
    ['Dupr\\u00e9\\n', 'Dupré'],
    ['Dupr_x00E9_', 'Dupré'],
    ['Dupr&amp;#233;', 'Dupré'],
    ['Dupré\0\0', 'Dupré'],
    ['Du\0pré\u0007', 'Dupré'],
    ['Jean\u2014Luc', 'Jean-Luc'],
    ['\ufb01lle', 'fille'],
    ['\uff21nne', 'Anne'],
    ['', ''],
  ])('reads %j as %j', (dressed, bare) => {
    expect(undress(dressed)).toBe(bare);
  });

  test('changes nothing a second time', () => {
    const piece = fc.constantFrom(
      '"',
      "'",
      '=',
      '&amp;',
      '&',
      'amp;',
      '_x000D_',
      '\u200d',
      '’',
      'é',
      'a',
      ' ',
      '1',
      '#',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        (text) => {
          const once = undress(text);
          expect(undress(once)).toBe(once);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test('keeps every letter and digit of a plain text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-ÿ0-9]{1,40}$/), (text) => {
        expect(undress(text)).toBe(text.normalize('NFC'));
      }),
    );
  });
});
