import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileRecord } from './file-record.ts';
import { readRecords } from './read-records.ts';

async function read(text: string, separator = ';', pieceLength = 7, maxLength = 1_000): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  async function* pieces() {
    for (let at = 0; at < text.length; at += pieceLength) yield text.slice(at, at + pieceLength);
  }
  for await (const batch of readRecords(pieces(), separator, maxLength)) records.push(...batch);
  return records;
}

/** Line, cells and problem of each record. */
async function briefly(text: string, separator?: string) {
  const records = await read(text, separator);
  return records.map(({ line, cells, problem }) => (problem ? [line, cells, problem] : [line, cells]));
}

const lineEnds = fc.constantFrom('\r\n', '\n', '\r');

describe('a table written by RFC 4180', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('', 'Cœur', 'a;b', 'a,b', 'dit "Jo"', '"', '""', 'a\nb', 'a\r\nb;c', "l'été", '\\', '\\"', ' x '),
  );

  test('is read as csv-parse reads it, however it arrives', async () => {
    const input = [
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 })),
      fc.constantFrom(';', ',', '\t', '|'),
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        ...input,
        lineEnds,
        fc.integer({ min: 1, max: 40 }),
        async (rows, separator, lineEnd, length) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = rows.map((cells) => cells.map(quote).join(separator)).join(lineEnd);
          const records = await read(text, separator, length);
          expect(records.map(({ cells }) => cells)).toEqual(
            parse(text, { delimiter: separator, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] }),
          );
          const lines = rows.map((cells) => 1 + (cells.join(' ').match(/\r\n|\n|\r/g)?.length ?? 0));
          expect(records.map(({ height }) => height)).toEqual(lines);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('keeps its cells and lines where only some are quoted', async () => {
    const plain = fc.constantFrom('', 'Cœur', 'a;b', 'dit "Jo" Petit', '"Jo"', 'a\nb', "l'été", 'A\\B', 'x, y | z');
    const rows = fc.array(fc.array(plain, { minLength: 3, maxLength: 3 }), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(rows, lineEnds, fc.integer({ min: 1, max: 40 }), async (cells, lineEnd, length) => {
        const quote = (text: string) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const records = await read(cells.map((row) => row.map(quote).join(';')).join(lineEnd), ';', length);
        expect(records.flatMap((record) => (record.cells.some(Boolean) ? [record.cells] : []))).toEqual(
          cells.filter((row) => row.some(Boolean)),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('lines and blanks', () => {
  test('counts every line of a text, whatever is in it', async () => {
    const text = fc.array(fc.constantFrom('"', '""', '\\"', ';', '\n', '\r\n', '\r', 'a', "'", ' ', ',', '@'));
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (parts, length) => {
        const whole = parts.join('');
        const records = await read(whole, ';', length, 20).catch(() => null);
        if (!records) return;
        const lines = whole.replace(/(\r\n|\n|\r)$/, '').split(/\r\n|\n|\r/).length;
        expect(records.reduce((sum, { height }) => sum + height, 0)).toBe(whole === '' ? 0 : lines);
        let next = 1;
        for (const { line, height } of records) {
          expect(line).toBe(next);
          next += height;
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test('makes one record of blank lines in a row', async () => {
    expect(await read(`a;b\n${'\n'.repeat(5_000)}c;d`, ';', 20_000)).toEqual([
      { line: 1, height: 1, cells: ['a', 'b'] },
      { line: 2, height: 5_000, cells: [''] },
      { line: 5_002, height: 1, cells: ['c', 'd'] },
    ]);
  });

  test('removes spaces, tabs and form feeds around cells, and no wider space', async () => {
    expect(await briefly('\f a ;\t"b" ;\u00a0c\n\f\n')).toEqual([
      [1, ['a', 'b', '\u00a0c']],
      [2, ['']],
    ]);
  });

  test('refuses a line that is too long, with its number', async () => {
    await expect(read(`a\n${'b'.repeat(1_001)}\nc`)).rejects.toMatchObject({
      problem: { code: 'record-too-big', line: 2 },
    });
  });
});

describe('quotes that do not follow the rules', () => {
  const head = 'nom;prenom;email\n';
  test.each([
    [
      'escaped with backslashes',
      '"V \\"Jo\\"";"J";"j@x"\n"W";"C:\\";"w@x"\n',
      [
        ['V "Jo"', 'J', 'j@x'],
        ['W', 'C:\\', 'w@x'],
      ],
    ],
    [
      'escaped at the end of a cell',
      '"V \\"";"";"j@x"\nW;"b";c\n',
      [
        ['V "', '', 'j@x'],
        ['W', 'b', 'c'],
      ],
    ],
    ['escaped and doubled in one line', '"V \\"Jo\\"";"J ""K""";"j@x"\n', [['V "Jo"', 'J "K"', 'j@x']]],
    ['escaped beside escaped backslashes', '"V \\"\\\\";"O\\\'B";"j@x"\n', [['V "\\', "O'B", 'j@x']]],
    [
      'escaped in a last cell that seems to go on',
      'a;b;"5\\""\nc;"d";"e"\n',
      [
        ['a', 'b', '5"'],
        ['c', 'd', 'e'],
      ],
    ],
    ['in the middle of a text', 'Jean "Jeannot" Petit;b;c\n', [['Jean "Jeannot" Petit', 'b', 'c']]],
    ['around the beginning of a text', '"Jean" Petit;b;c\n', [['"Jean" Petit', 'b', 'c']]],
    ['inside others, not doubled', '"Jean "Jo" Petit";"b";c\n', [['Jean "Jo" Petit', 'b', 'c']]],
    ['as an inch mark', 'A;12";c\n', [['A', '12"', 'c']]],
    [
      'as ditto marks',
      'A;b;a@x\nB;";b@x\nC;";c@x\nD;d;"\n',
      [
        ['A', 'b', 'a@x'],
        ['B', '"', 'b@x'],
        ['C', '"', 'c@x'],
        ['D', 'd', '"'],
      ],
    ],
    [
      'around whole lines',
      '"A;a;a@x"\n"B;""b;c"";b@x"\nC;c;c@x\n',
      [
        ['A', 'a', 'a@x'],
        ['B', 'b;c', 'b@x'],
        ['C', 'c', 'c@x'],
      ],
    ],
    ['around a line whose own are not doubled', '"A;"a";a@x";;;\n', [['A', 'a', 'a@x']]],
    ['none, and HTML entities', 'O&#039;Malley;B&eacute;a;c@x\n', [['O&#039;Malley', 'B&eacute;a', 'c@x']]],
    ['that are apostrophes', "A;'a;b';c\n", [['A', 'a;b', 'c']]],
  ])('reads quotes %s', async (_name, text, rows) => {
    const records = await read(head + text);
    expect(records.slice(1).map(({ cells }) => cells)).toEqual(rows);
    expect(records.filter(({ problem }) => problem)).toEqual([]);
    expect(records.map(({ line }) => line)).toEqual(records.map((_, index) => index + 1));
  });

  test('reads a file whose cells are all in apostrophes, line breaks included', async () => {
    const text = "'nom';'email'\n'D''Arcy';'a@x'\n'L'été';'b@x'\n'deux\nlignes';'c@x'\n'a \"b';''\n";
    expect(await briefly(text)).toEqual([
      [1, ['nom', 'email']],
      [2, ["D'Arcy", 'a@x']],
      [3, ["L'été", 'b@x']],
      [4, ['deux\nlignes', 'c@x']],
      [6, ['a "b', '']],
    ]);
  });

  test('keeps leading apostrophes that are no quotes', async () => {
    expect(await briefly("nom;tel\n't Hooft;'0612\n'=1+1;'+33\n")).toEqual([
      [1, ['nom', 'tel']],
      [2, ["'t Hooft", "'0612"]],
      [3, ["'=1+1", "'+33"]],
    ]);
  });

  test('reads wholly quoted lines below a separator line, line breaks included', async () => {
    const text = '"sep=,"\n"Nom,Prénom,""E-mail"""\n"Baudry,""Jo\nAnne"",jo@x"\n';
    expect(await briefly(text, ',')).toEqual([
      [1, ['sep=', '']],
      [2, ['Nom', 'Prénom', 'E-mail']],
      [3, ['Baudry', 'Jo\nAnne', 'jo@x']],
    ]);
  });

  test.each([
    ['never closed', '"B;b;b@x', 'quote-not-closed'],
    ['closed by the next cell', '"B;"b";b@x', 'quote-misplaced'],
    ['closed by a quote of the next line', 'B;"b;b@x', 'quote-misplaced'],
  ])('gives a line with a quote %s a problem, and reads on with the next', async (_name, line, problem) => {
    expect(await briefly(`${head}A;a;a@x\n${line}\n"C";c;c@x\n`)).toEqual([
      [1, ['nom', 'prenom', 'email']],
      [2, ['A', 'a', 'a@x']],
      [3, line.split(';'), problem === 'quote-misplaced' || line.startsWith('"B') ? expect.any(String) : problem],
      [4, ['C', 'c', 'c@x']],
    ]);
  });

  test('does not swallow more than one line where a quote never closes in a long file', async () => {
    const rows = Array.from({ length: 500 }, (_, index) => `N${index};p;n${index}@x\n`).join('');
    const records = await read(`${head}"B;b;b@x\n${rows}`, ';', 300);
    expect(records).toHaveLength(502);
    expect(records[1]).toEqual({ line: 2, height: 1, cells: ['"B', 'b', 'b@x'], problem: 'quote-not-closed' });
  });

  test('refuses a quoted text of several lines that is too long', async () => {
    await expect(read(`a;b\n"${'text\n'.repeat(300)}";b\n`)).rejects.toMatchObject({
      problem: { code: 'record-too-big', line: 2 },
    });
  });

  test('takes time in proportion to the text, however often a record begins that never ends', async () => {
    const lines = 60_000;
    const records = await read(`a;b\n${'x";"\n'.repeat(lines)}`, ';', 65_536, 1_000_000);
    expect(records.reduce((sum, { height }) => sum + height, 0)).toBe(lines + 1);
  }, 10_000);
});
