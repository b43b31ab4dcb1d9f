import { describe, expect, test } from 'vitest';
import { type TestRows, testRows } from '#lib/testing/read-rows.ts';

describe('lines with quotes that break the rules', () => {
  test.each<[name: string, content: string, rows: TestRows]>([
    [
      'a quote never closed',
      'nom;email\nA;a@x.fr\n"B;b@x.fr\nC;c@x.fr\n',
      [
        [2, ['A', 'a@x.fr']],
        [3, ['"B', 'b@x.fr'], 'quote-not-closed'],
        [4, ['C', 'c@x.fr']],
      ],
    ],
    [
      'a quote never closed in a file with commas',
      'nom,email\nA,a@x.fr\n"B,b@x.fr\n"C","c@x.fr"\n',
      [
        [2, ['A', 'a@x.fr']],
        [3, ['"B', 'b@x.fr'], 'quote-misplaced'],
        [4, ['C', 'c@x.fr']],
      ],
    ],
    [
      'a quote that would swallow the line below',
      'nom;email\n"A;a@x.fr\nB;"b@x.fr\nC;c@x.fr\n',
      [
        [2, ['"A', 'a@x.fr'], 'quote-misplaced'],
        [3, ['B', '"b@x.fr'], 'quote-not-closed'],
        [4, ['C', 'c@x.fr']],
      ],
    ],
    ['a quote in the middle of a text', 'nom;email\nJean "Jo" Petit;a@x.fr\n', [[2, ['Jean "Jo" Petit', 'a@x.fr']]]],
    ['a quote never closed in the header', '"nom;email\nA;a@x.fr\n', [[2, ['A', 'a@x.fr']]]],
    [
      'quotes escaped with backslashes',
      '"nom","prenom","email"\n"Vidal \\"Jo\\"","Josiane","j@x.fr"\n"Vidal","""Marc""","m@x.fr"\n',
      [
        [2, ['Vidal "Jo"', 'Josiane', 'j@x.fr']],
        [3, ['Vidal', '"Marc"', 'm@x.fr']],
      ],
    ],
    [
      'lines wholly in quotes',
      '"Nom,Prénom,Email,Téléphone"\r\n"Baudry,Aline,a@x.fr,06"\r\n"Baudry,""Jo, dit"",j@x.fr,07"\r\n',
      [
        [2, ['Baudry', 'Aline', 'a@x.fr', '06']],
        [3, ['Baudry', 'Jo, dit', 'j@x.fr', '07']],
      ],
    ],
    [
      'lines wholly in quotes below a separator line',
      'sep=,\r\n"Nom,Prénom,""E-mail"""\r\n"Baudry,Aline,a@x.fr"\r\n',
      [[3, ['Baudry', 'Aline', 'a@x.fr']]],
    ],
    [
      'some lines wholly in quotes',
      'Nom,Prénom,E-mail\r\nBaudry,Aline,a@x.fr\r\n"Baudry,""Jo"",j@x.fr"\r\n',
      [
        [2, ['Baudry', 'Aline', 'a@x.fr']],
        [3, ['Baudry', 'Jo', 'j@x.fr']],
      ],
    ],
    [
      'apostrophes as quotes',
      "'nom';'email'\n'D''Arcy';'a@x.fr'\n'B;C';'b@x.fr'\n",
      [
        [2, ["D'Arcy", 'a@x.fr']],
        [3, ['B;C', 'b@x.fr']],
      ],
    ],
    [
      'quotes between tabs',
      'nom\temail\n"A\tB"\ta@x.fr\n"C ""D"""\tc@x.fr\n',
      [
        [2, ['A\tB', 'a@x.fr']],
        [3, ['C "D"', 'c@x.fr']],
      ],
    ],
  ])('reads %s', async (_name, content, rows) => {
    expect(await testRows(content)).toEqual(rows);
    expect(await testRows(content.replaceAll(/\r?\n/g, '\r'))).toEqual(rows);
  });
});
