import { describe, expect, test } from 'vitest';
import type { LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import type { MappingProblem } from '#lib/imports/layout/mapping.ts';
import { readTestFile } from '#lib/testing/read-file.ts';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('files that ask which column is what', () => {
  const questions: [name: string, content: string, question: MappingProblem, headerLine: number][] = [
    ['an e-mail column of another person', 'nom;email payeur\nA;a@x.fr\n', { code: 'to-confirm' }, 1],
    ['no e-mail column', 'nom;prenom\nA;B\n', { code: 'column-missing', field: 'email' }, 1],
    ['no name column', 'titre\nprenom;email\nA;a@x.fr\n', { code: 'column-missing', field: 'lastName' }, 2],
    ['headers of an unknown language', 'sukunimi;sähköposti\nA;a@x.fi\n', { code: 'to-confirm' }, 1],
    ['headers in another script', 'фамилия;почта\nA;a@x.ru\n', { code: 'to-confirm' }, 1],
    ['titles, a single row and no header', 'Saison\nClub\nA;a@x.fr\n', { code: 'to-confirm' }, 0],
    ['no header at all', 'A;a@x.fr\nB;b@x.fr\n', { code: 'to-confirm' }, 0],
  ];
  test.each(questions)('%s', async (_name, content, question, headerLine) => {
    expect(await readTestFile(content)).toMatchObject({ question, understood: { headerLine } });
  });

  test('reads them as staff choose', async () => {
    const fields: LayoutOverrides['fields'] = ['lastName', null, 'email'];
    const file = await readTestFile('nom;email;courriel\nA;a@x.fr;b@x.fr\n', { fields });
    expect(file).toMatchObject({ question: null, understood: { columns: fields.map((field) => ({ field })) } });
    expect(await readTestFile('A;a@x.fr\nB;b@x.fr\n', { fields: ['lastName', 'email'], headerLine: 0 })).toMatchObject({
      question: null,
      rows: [{ line: 1 }, { line: 2 }],
      tally: { lines: 2, header: 0 },
    });
  });

  test('takes no whole line for an address where staff chooses another separator', async () => {
    const content = 'Nom;E-mail;Notes\nDupré;a@exemple.example;x,y\n';
    expect(await readTestFile(content, { separator: ',', headerLine: 1 })).toMatchObject({
      question: { code: 'column-missing', field: 'email' },
    });
  });

  test('refuses one column in an unknown language as no table', async () => {
    expect(await readTestFile('Chers tous\nbonjour\n')).toEqual({ problem: { code: 'no-known-header' } });
  });
});

describe('files that are read', () => {
  const reads: [name: string, content: string | Buffer, rows: [line: number, cells: string[]][]][] = [
    [
      'commas inside tab-separated cells',
      'NOM, PRENOM\tEmail\nDURAND Zoé\t"""Personne, Une"" <z@x.fr>"\n',
      [[2, ['DURAND Zoé', '"Personne, Une" <z@x.fr>']]],
    ],
    [
      'lone CR',
      'nom;email\rA;a@x.fr\r\rB;b@x.fr',
      [
        [2, ['A', 'a@x.fr']],
        [4, ['B', 'b@x.fr']],
      ],
    ],
    [
      'every line end at once',
      'nom;email\r\nA;a@x.fr\nB;b@x.fr\rC;c@x.fr',
      [
        [2, ['A', 'a@x.fr']],
        [3, ['B', 'b@x.fr']],
        [4, ['C', 'c@x.fr']],
      ],
    ],
    [
      'a line break in a cell moves the lines below',
      'nom;email\n"A\r\nB";a@x.fr\nC;c@x.fr\n',
      [
        [2, ['A\r\nB', 'a@x.fr']],
        [4, ['C', 'c@x.fr']],
      ],
    ],
    ['a line break in a header', '"nom\n(obligatoire)",email\nA,a@x.fr\n', [[3, ['A', 'a@x.fr']]]],
    ['UTF-16 without a mark', Buffer.from('nom\temail\nÉa\ta@x.fr\n', 'utf16le'), [[2, ['Éa', 'a@x.fr']]]],
    ['UTF-16 big-endian', utf16('nom,email\nÉa,a@x.fr\n').swap16(), [[2, ['Éa', 'a@x.fr']]]],
    ['vertical bars', 'nom|email\nA;B|a@x.fr\n', [[2, ['A;B', 'a@x.fr']]]],
    [
      'commas in a semicolon file',
      'nom;email;notes, remarques, avis\nA;a@x.fr;a, b, c\n',
      [[2, ['A', 'a@x.fr', 'a, b, c']]],
    ],
    ['an announced separator', 'sep=,\nnom,email\nA,a@x.fr\n', [[3, ['A', 'a@x.fr']]]],
    ['titles that hold a known word', 'Client\n\nnom;email\nA;a@x.fr\n', [[4, ['A', 'a@x.fr']]]],
    ['a hundred blank lines before the header', `${'\n'.repeat(100)}nom;email\nA;a@x.fr\n`, [[102, ['A', 'a@x.fr']]]],
    ['spaces around quotes', 'nom;email\n "A" ; "a@x.fr" \n', [[2, ['A', 'a@x.fr']]]],
  ];
  test.each(reads)('%s', async (_name, content, rows) => {
    const file = await readTestFile(content);
    expect('rows' in file && file.rows.map(({ line, cells }) => [line, cells])).toEqual(rows);
  });

  test('keeps characters of Windows-1252 that Latin-1 lacks', async () => {
    const file = await readTestFile(
      Buffer.from('6e6f6d3b656d61696c0a4e92477579656e20439c6c696e652080203b6140782e66720a', 'hex'),
    );
    expect('rows' in file && file.rows[0]?.cells[0]).toBe('N’Guyen Cœline €');
    expect('rows' in file && file.understood.encoding).toBe('windows-1252');
  });
});
