import { describe, expect, test } from 'vitest';
import type { FileSource } from '#lib/csv/file-source.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import { readSource, readTestFile } from '#lib/testing/read-file.ts';

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
    ['10,000 columns', `nom;email;${'x;'.repeat(10_000)}\nA;a@x.fr\n`, { code: 'too-many-columns', line: 1 }],
    [
      '16,384 filled columns',
      `nom;email;${Array.from({ length: 16_382 }, (_, index) => `c${index}`).join(';')}\nA;a@x.fr\n`,
      { code: 'too-many-columns', line: 1 },
    ],
    ['UTF-16 cut in a character', utf16('nom;email\nA;a@x.fr\n').subarray(0, -1), { code: 'truncated' }],
    [
      'UTF-8 cut in a character',
      Buffer.from('nom;email\nÉloïse;a@x.fr\nZoé').subarray(0, -1),
      { code: 'truncated', line: 3 },
    ],
  ];
  test.each(refusals)('%s', async (_name, content, problem) => {
    expect(await readTestFile(content)).toEqual({ problem });
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
    expect(await readSource(cell)).toEqual({ problem: { code: 'record-too-big', line: 3 } });
  });

  test('reads 1,000,000 rows, and refuses one more with its line', async () => {
    const thousand = 'A;a@x.fr\n'.repeat(1_000);
    expect(await readSource(endless('nom;email\n\n', thousand, 1_000))).toMatchObject({
      tally: { lines: 1_000_002, blank: 1 },
    });
    expect(await readSource(endless('nom;email\n\n', thousand, 1_000, 'B;b@x.fr\nC;c@x.fr\n'))).toEqual({
      problem: { code: 'too-many-rows', line: 1_000_003 },
    });
  }, 60_000);
});
