import { encode } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { readTestFile } from '#lib/testing/read-file.ts';
import { type TestRows, testRows } from '#lib/testing/read-rows.ts';

describe('only what is filled counts', () => {
  const ghosts = ';'.repeat(16_380);

  test('reads 16,384 columns of which four are filled', async () => {
    const file = await readTestFile(
      `Nom;Prénom;Email;Téléphone${ghosts}\r\nYvelin;Rachel;r@x.fr;06${ghosts}\r\nYvelin;Simon;s@x.fr;${ghosts}\r\n`,
    );
    expect(file).toMatchObject({ question: null, understood: { columns: { length: 4 } } });
    expect('rows' in file && file.rows.map(({ cells }) => cells)).toEqual([
      ['Yvelin', 'Rachel', 'r@x.fr', '06'],
      ['Yvelin', 'Simon', 's@x.fr'],
    ]);
  });

  test('reads the filled columns of 16,384 wherever they are, and drops no other filled cell', async () => {
    const gap = ';'.repeat(16_000);
    const rows = Array.from({ length: 60 }, (_, index) => `A${index};;a${index}@x.fr${gap}06\n`).join('');
    const file = await readTestFile(`Nom;;Email${gap}Tel\n${rows}B;perdu;b@x.fr${gap}07\n`);
    expect(file).toMatchObject({
      understood: {
        header: ['Nom', 'Email', 'Tel'],
        positions: [0, 2, 16_002],
        sample: { 0: ['A0', 'a0@x.fr', '06'] },
      },
      rows: { 0: { line: 2, cells: ['A0', 'a0@x.fr', '06'] } },
      tally: { lines: 62 },
    });
    expect(await testRows(`Nom;;Email${gap}Tel\n${'A;;a@x.fr\n'.repeat(50)}`)).toHaveLength(10);
  });

  test('reads a table with a million empty rows below it', async () => {
    const empty = `${';;;\r\n'.repeat(500_000)}${'\r\n'.repeat(500_000)}`;
    expect(await readTestFile(`nom;email;;\r\nA;a@x.fr;;\r\n${empty}`)).toMatchObject({
      rows: [{ line: 2 }],
      tally: { lines: 1_000_002, blank: 1_000_000 },
    });
  }, 30_000);
});

describe('other shapes of files', () => {
  test.each<[name: string, content: string | Buffer, rows: TestRows]>([
    [
      'MS-DOS',
      encode('Nom;Prénom;Email\r\nCrépin-Gérôme;Noël;n@x.fr\r\n', 'cp850'),
      [[2, ['Crépin-Gérôme', 'Noël', 'n@x.fr']]],
    ],
    ['bars beside names with a comma', 'NOM, PRENOM|Email\nDURAND, Zoé|z@x.fr\n', [[2, ['DURAND, Zoé', 'z@x.fr']]]],
    [
      'Mac OS',
      encode('Nom;Prénom;Email\rHénin;Françoise;f@x.fr\r', 'macintosh'),
      [[2, ['Hénin', 'Françoise', 'f@x.fr']]],
    ],
    [
      'UTF-8 encoded twice',
      Buffer.from(Buffer.from('Nom;Prénom;Email\nHervé;Joséphine;j@x.fr\n').toString('latin1')),
      [[2, ['Hervé', 'Joséphine', 'j@x.fr']]],
    ],
    [
      'a line of Windows-1252 in UTF-8',
      Buffer.concat([Buffer.from('nom;email\nÉloïse;a@x.fr\n'), Buffer.from('René;r@x.fr\n', 'latin1')]),
      [
        [2, ['Éloïse', 'a@x.fr']],
        [3, ['René', 'r@x.fr']],
      ],
    ],
    [
      'a blank line between rows',
      'nom;email\n\nA;a@x.fr\n\nB;b@x.fr\n\n',
      [
        [3, ['A', 'a@x.fr']],
        [5, ['B', 'b@x.fr']],
      ],
    ],
    [
      'form feeds between pages',
      'nom;email\nA;a@x.fr\n\fB;b@x.fr\n\f\n',
      [
        [2, ['A', 'a@x.fr']],
        [3, ['B', 'b@x.fr']],
      ],
    ],
    [
      'notes full of commas',
      `Nom;Email;Remarques\n${'A;a@x.fr;un, deux, trois, quatre\n'.repeat(3)}`,
      [2, 3, 4].map((line) => [line, ['A', 'a@x.fr', 'un, deux, trois, quatre']]),
    ],
    [
      'a total at the end',
      'nom;email\nA;a@x.fr\n\nTotal : 124 adhérents\n',
      [
        [2, ['A', 'a@x.fr']],
        [4, ['Total : 124 adhérents']],
      ],
    ],
    ['a NUL in a cell', 'nom;email\nA\0;a@x.fr\n', [[2, ['A\0', 'a@x.fr']]]],
  ])('reads %s', async (_name, content, rows) => {
    expect(await testRows(content)).toEqual(rows);
  });
});

describe('a second table in the file', () => {
  const first = 'Adhérents 2026\n\nNom;Prénom;Email\nKermadec;Solenn;s@x.fr\n\n';

  test('is read by its own header line, as columns of the first', async () => {
    const content = `${first}Anciens adhérents\nPrénom;Nom;Email\nMaïwenn;Tanguy;m@x.fr\n`;
    expect(await testRows(content)).toEqual([
      [4, ['Kermadec', 'Solenn', 's@x.fr']],
      [6, ['Anciens adhérents']],
      [8, ['Tanguy', 'Maïwenn', 'm@x.fr']],
    ]);
    expect(await readTestFile(content)).toMatchObject({
      understood: { headerLine: 3, sample: [['Kermadec', 'Solenn', 's@x.fr'], ['Anciens adhérents']] },
      tally: { lines: 8, titles: 1, blank: 2, header: 2 },
    });
  });

  test('leaves out a column that the first lacks, and names it', async () => {
    const file = await readTestFile(
      `${first}Courriel;Nom;Prénom;Ville\nt@x.fr;Tanguy;Maïwenn;Brest\nb@x.fr;Bihan;Luc;\n`,
    );
    expect('rows' in file && file.rows.slice(1)).toEqual([
      { line: 7, height: 1, cells: ['Tanguy', 'Maïwenn', 't@x.fr'], leftOut: 'Ville' },
      { line: 8, height: 1, cells: ['Bihan', 'Luc', 'b@x.fr'] },
    ]);
  });

  test('ends where the first header line is repeated', async () => {
    expect(await testRows(`${first}Prénom;Nom;Email\nA;B;c@x.fr\nNom;Prénom;Email\nD;E;f@x.fr\n`)).toEqual([
      [4, ['Kermadec', 'Solenn', 's@x.fr']],
      [7, ['B', 'A', 'c@x.fr']],
      [8, ['Nom', 'Prénom', 'Email']],
      [9, ['D', 'E', 'f@x.fr']],
    ]);
  });

  test('is no row about a person, whatever it says of mail', async () => {
    const rows: TestRows = [
      [2, ['Courrier', 'Email', 'c@x.fr']],
      [3, ['Mailer', 'Nom', '']],
      [4, ['Email', '', '']],
      [5, ['Email', 'Nom', '12']],
    ];
    expect(await testRows(`Nom;Prénom;Email\n${rows.map(([, cells]) => cells.join(';')).join('\n')}`)).toEqual(rows);
  });
});
