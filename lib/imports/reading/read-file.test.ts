import { describe, expect, test } from 'vitest';
import type { FileSource } from '#lib/csv/file-source.ts';
import type { FileRecord } from '#lib/csv/read-records.ts';
import { type FileProblem, fileProblemOf } from '#lib/imports/file/file-problem.ts';
import { detectLayout } from '#lib/imports/layout/detect-layout.ts';
import type { FileLayout, LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import type { MappingProblem } from '#lib/imports/layout/mapping.ts';
import { readRows } from '#lib/imports/plan/read-rows.ts';
import { type Tally, uncounted } from '#lib/imports/rows/counts.ts';
import { testFile } from '#lib/testing/file.ts';

type Read =
  | { problem: FileProblem }
  | { understood: FileLayout; question: MappingProblem | null; rows: FileRecord[]; tally: Tally };

/** The whole pure reading of a file, up to its first rows. */
const read = (content: string | Buffer, chosen?: Partial<LayoutOverrides>) => readStored(testFile(content), chosen);

async function readStored(file: FileSource, chosen?: Partial<LayoutOverrides>): Promise<Read> {
  const understood = await detectLayout(file, {
    encoding: null,
    separator: null,
    headerLine: null,
    fields: null,
    ...chosen,
  });
  if (!understood.ok) return { problem: understood.problem };
  const { layout, question } = understood.value;
  const tally = uncounted();
  const rows: FileRecord[] = [];
  try {
    for await (const batch of readRows(file, layout, tally)) rows.push(...batch.slice(0, 10 - rows.length));
  } catch (error) {
    const problem = fileProblemOf(error);
    if (problem) return { problem };
    throw error;
  }
  return { understood: layout, question, rows, tally };
}

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('files that are refused as a whole', () => {
  const refusals: [name: string, content: string | Buffer, problem: FileProblem][] = [
    ['nothing', '', { code: 'empty' }],
    ['a byte order mark and nothing', Buffer.from([0xef, 0xbb, 0xbf]), { code: 'empty' }],
    ['an UTF-16 mark and nothing', Buffer.from([0xff, 0xfe]), { code: 'empty' }],
    ['blank lines only', '\r\n;;;\r\n\r\n', { code: 'empty' }],
    ['separators only', ';;;\n;;;\n', { code: 'empty' }],
    [
      'bytes of a program',
      Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 7) % 32)),
      { code: 'binary' },
    ],
    ['a workbook', Buffer.from('504b0304140006000800', 'hex'), { code: 'spreadsheet' }],
    ['an old workbook', Buffer.from('d0cf11e0a1b11ae1000000', 'hex'), { code: 'old-spreadsheet' }],
    ['a PDF', '%PDF-1.7\n', { code: 'pdf' }],
    ['a gzip', Buffer.from('1f8b0800', 'hex'), { code: 'compressed' }],
    ['a header only', 'nom;email\r\n', { code: 'no-rows' }],
    ['NULs all over', Buffer.alloc(5_000), { code: 'binary' }],
    ['one line of 1 MB', 'a'.repeat(1_048_576), { code: 'record-too-big', line: 1 }],
    ['a cell of 1 MB', `nom;email\nA;a@x.fr\nB;${'b'.repeat(1_048_576)}\n`, { code: 'record-too-big', line: 3 }],
    ['a quote never closed', 'nom;email\nA;a@x.fr\n"B;b@x.fr\nC;c@x.fr\n', { code: 'quote-not-closed', line: 3 }],
    ['a quote in the middle of a text', 'nom;email\nA;a@x.fr\nB "b";b@x.fr\n', { code: 'quote-misplaced', line: 3 }],
    ['text after a closing quote', 'nom;email\n"A"a;a@x.fr\n', { code: 'quote-misplaced', line: 2 }],
    ['a quote never closed in the header', '"nom;email\nA;a@x.fr\n', { code: 'quote-not-closed', line: 1 }],
    [
      'a quote that swallows the lines below',
      'nom;email\n"A;a@x.fr\nB;"b@x.fr\n',
      { code: 'quote-misplaced', line: 2 },
    ],
    ['10,000 columns', `nom;email;${'x;'.repeat(10_000)}\nA;a@x.fr\n`, { code: 'too-many-columns', line: 1 }],
    ['UTF-16 cut in a character', utf16('nom;email\nA;a@x.fr\n').subarray(0, -1), { code: 'truncated' }],
    [
      'UTF-8 cut in a character',
      Buffer.from('nom;email\nÉloïse;a@x.fr\nZoé').subarray(0, -1),
      { code: 'truncated', line: 3 },
    ],
    [
      'UTF-8 with one line of Windows-1252',
      Buffer.concat([
        Buffer.from('nom;email\nÉloïse Cœur;a@x.fr\nZoé;z@x.fr\nÉric;e@x.fr\n'),
        Buffer.from('Ren\u00e9;r@x.fr\n', 'latin1'),
      ]),
      { code: 'mixed-encodings', line: 5 },
    ],
  ];
  test.each(refusals)('%s', async (_name, content, problem) => {
    expect(await read(content)).toEqual({ problem });
  });
});

describe('files that are too big to be written down here', () => {
  /** A file that is made while it is read. */
  function endless(head: string, piece: string, times: number, tail = ''): FileSource {
    const bytes = head.length + piece.length * times + tail.length;
    return {
      bytes,
      async *read(start = 0) {
        yield Buffer.from(head).subarray(start);
        for (let index = 0; index < times; index += 1) yield Buffer.from(piece);
        yield Buffer.from(tail);
      },
    };
  }

  test('refuses one cell of 50 MB after 1 MB, with its line', async () => {
    const cell = endless('nom;email\nA;a@x.fr\n"', 'x'.repeat(1_000_000), 50, '";b@x.fr\nC;c@x.fr\n');
    expect(await readStored(cell)).toEqual({ problem: { code: 'record-too-big', line: 3 } });
  });

  test('reads 1,000,000 rows, and refuses one more with its line', async () => {
    const thousand = 'A;a@x.fr\n'.repeat(1_000);
    expect(await readStored(endless('nom;email\n\n', thousand, 1_000))).toMatchObject({
      tally: { lines: 1_000_002, blank: 1 },
    });
    expect(await readStored(endless('nom;email\n\n', thousand, 1_000, 'B;b@x.fr\nC;c@x.fr\n'))).toEqual({
      problem: { code: 'too-many-rows', line: 1_000_003 },
    });
  }, 60_000);
});

describe('files that ask which column is what', () => {
  const questions: [name: string, content: string, question: MappingProblem, headerLine: number][] = [
    ['two e-mail columns', 'nom;email;courriel\nA;a@x.fr;b@x.fr\n', { code: 'column-twice', field: 'email' }, 1],
    ['no e-mail column', 'nom;prenom\nA;B\n', { code: 'column-missing', field: 'email' }, 1],
    ['no name column', 'titre\nprenom;email\nA;a@x.fr\n', { code: 'column-missing', field: 'lastName' }, 2],
    [
      'headers of an unknown language',
      'sukunimi;sähköposti\nA;a@x.fi\n',
      { code: 'column-missing', field: 'email' },
      1,
    ],
    ['headers in another script', 'фамилия;почта\nA;a@x.ru\n', { code: 'column-missing', field: 'email' }, 1],
    ['titles, a single row and no header', 'Saison\nClub\nA;a@x.fr\n', { code: 'column-missing', field: 'email' }, 0],
    ['no header at all', 'A;a@x.fr\nB;b@x.fr\n', { code: 'column-missing', field: 'email' }, 0],
  ];
  test.each(questions)('%s', async (_name, content, question, headerLine) => {
    expect(await read(content)).toMatchObject({ question, understood: { headerLine } });
  });

  test('reads them as staff choose', async () => {
    const fields: LayoutOverrides['fields'] = ['lastName', null, 'email'];
    const file = await read('nom;email;courriel\nA;a@x.fr;b@x.fr\n', { fields });
    expect(file).toMatchObject({ question: null, understood: { columns: fields.map((field) => ({ field })) } });
    expect(await read('A;a@x.fr\nB;b@x.fr\n', { fields: ['lastName', 'email'], headerLine: 0 })).toMatchObject({
      question: null,
      rows: [{ line: 1 }, { line: 2 }],
      tally: { lines: 2, header: 0 },
    });
  });

  test('refuses one column in an unknown language as no table', async () => {
    expect(await read('Chers tous\nbonjour\n')).toEqual({ problem: { code: 'no-known-header' } });
  });
});

describe('files that are read', () => {
  const reads: [name: string, content: string | Buffer, rows: [line: number, cells: string[]][]][] = [
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
    const file = await read(content);
    expect('rows' in file && file.rows.map(({ line, cells }) => [line, cells])).toEqual(rows);
  });

  test('keeps characters of Windows-1252 that Latin-1 lacks', async () => {
    const file = await read(
      Buffer.from('6e6f6d3b656d61696c0a4e92477579656e20439c6c696e652080203b6140782e66720a', 'hex'),
    );
    expect('rows' in file && file.rows[0]?.cells[0]).toBe('N’Guyen Cœline €');
    expect('rows' in file && file.understood.encoding).toBe('windows-1252');
  });
});

describe('opening a stored file', () => {
  const opens = async (content: string | Buffer) => {
    let count = 0;
    const stored = testFile(content, 524_288);
    const counted = {
      ...stored,
      read: (start?: number) => {
        count += 1;
        return stored.read(start);
      },
    };
    await detectLayout(counted);
    return count;
  };

  test('happens once to detect its layout, in every encoding', async () => {
    const rows = 'nom;email\nDupré;a@b.fr\n'.repeat(1_000);
    expect(await opens(rows)).toBe(1);
    expect(await opens(Buffer.from(rows, 'latin1'))).toBe(1);
    expect(await opens(utf16(rows))).toBe(1);
    expect(await opens(rows.repeat(50))).toBe(1);
  });

  test('happens again only where the first records go beyond its head', async () => {
    expect(await opens(`nom;email\n${`${'x'.repeat(100_000)};a@b.fr\n`.repeat(20)}`)).toBe(2);
  });
});
