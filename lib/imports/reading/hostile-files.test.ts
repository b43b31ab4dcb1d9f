import { encode } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { addUpTally, countPeople } from '#lib/testing/count-people.ts';

/** Rows of each file; a million in `npm run test:endurance`. */
const rows = Number(process.env.HOSTILE_ROWS ?? 2_000);

const header = 'Nom;Prénom;E-mail;Tél. mobile;Date de naissance;N° adhérent;Groupes;Note';
const dayOf = (n: number) => new Date(Date.UTC(1930, 0, 1 + (n % 30_000))).toISOString().slice(0, 10);

/** A row of one person, in which a kind of trouble replaces some of the cells. */
function row(n: number, cells: { [column in 'last' | 'first' | 'email' | 'phone' | 'day' | 'rest']?: string } = {}) {
  const { last = `Dupré${n}`, first = 'Hélène', email = `p${n}@exemple.example` } = cells;
  return [last, first, email, cells.phone ?? '0641981234', cells.day ?? dayOf(n), cells.rest ?? `A-${n};Judo;`].join(
    ';',
  );
}

const mixed = (n: number) => encode(row(n), n % 2 === 0 ? 'utf8' : 'win1252');

const swapped = (n: number) => `Hélène;Dupré${n};p${n}@exemple.example;`;

/** What fills a file: the row of each number, as text or as bytes. */
const kinds: [name: string, rowOf: (n: number) => string | Buffer][] = [
  ['as many different dates as rows', (n) => row(n, { day: `${dayOf(n)} 00:00:00.${String(n).padStart(7, '0')}` })],
  ['unreadable dates', (n) => row(n, { day: `${n}/99/${n}` })],
  [
    'dressed cells',
    (n) => row(n, { last: `="Dupré${n}"`, email: `Zoé <p${n}@exemple.example>`, phone: "'0641981234" }),
  ],
  ['HTML entities', (n) => row(n, { last: `Dupr&eacute;${n}`, first: 'H&#233;l&egrave;ne' })],
  ['words for nothing', (n) => row(n, { first: 'NULL', phone: '#REF!', day: '00/00/0000', rest: 'N/A;-;(vide)' })],
  ['numbers as floats', (n) => row(n, { phone: '641981234.0', rest: `${n},00;Judo;` })],
  ['destroyed numbers', (n) => row(n, { phone: '3,36123E+10', rest: '1,23457E+12;;' })],
  ['several phones and words', (n) => row(n, { phone: `06 41 98 12 34 (maman ${n}) / 02 41 98 12 34` })],
  ['several addresses', (n) => row(n, { email: `p${n}@exemple.example ::: q${n}@exemple.example` })],
  ['civilities', (n) => row(n, { last: `Mme Dupré${n}`, first: 'Madame Hélène' })],
  ['decomposed letters', (n) => row(n).normalize('NFD')],
  [
    'invisible characters',
    (n) => row(n, { last: `\u200b\u202aDupré${n}\ufeff`, email: `\u200ep${n}@exemple.example` }),
  ],
  ['two decodings', mixed],
  ['stray quotes', (n) => row(n, { first: n % 2 === 0 ? '"Hélène' : 'Hé"lène' })],
  ['backslashes before quotes', (n) => row(n, { first: '"Hé\\"lène"' })],
  ['lines wholly in quotes', (n) => `"${row(n)}"`],
  ['its header line again below every row', (n) => (n % 2 === 0 ? row(n) : header)],
  ['another header line above every row', (n) => (n % 2 === 0 ? 'Prénom;Nom;E-mail;Note' : swapped(n))],
  ['a thousand empty cells', (n) => row(n) + ';'.repeat(n < 1_000 ? 1_000 : 0)],
];

/** Kinds of which every second line is a person whom nothing keeps out. */
const halves = ['stray quotes', 'its header line again below every row', 'another header line above every row'];

describe.each(kinds)('a file of %s', (kind, rowOf) => {
  test('has every line counted, and takes each person or says why not', async () => {
    const content = lines(rowOf);
    const { tally, verdicts, unread, wrong } = await countPeople(content, personOf);
    expect(tally.lines).toBe(rows + 1);
    expect(verdicts.usable + verdicts.refused + addUpTally(tally)).toBe(rows + 1);
    expect(verdicts.usable).toBe(halves.includes(kind) ? rows / 2 : rows);
    expect({ unread, wrong }).toEqual({ unread: 0, wrong: 0 });
  }, 3_600_000);
});

test('combines every kind in one file', async () => {
  // The rows of the last kind have another order than all others.
  const all = kinds.filter(([name]) => !/wholly|another header/.test(name));
  const content = lines((n) => (all[n % all.length]?.[1] ?? row)(n));
  const { tally, verdicts, unread, wrong } = await countPeople(content, personOf);
  expect(tally.lines).toBe(rows + 1);
  expect(verdicts.usable + verdicts.refused + addUpTally(tally)).toBe(rows + 1);
  expect({ unread, wrong }).toEqual({ unread: 0, wrong: 0 });
}, 3_600_000);

test.each([
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "=cmd|' /C calc'!A0",
  '@SUM(1+1)',
  'x'.repeat(10_000),
  'nom '.repeat(2_500),
  '\u202ennom',
  '<script>alert(1)</script>',
  "'; drop table client; --",
  '\ud800',
])('takes a column called %j as any other', async (name) => {
  const content = `Nom;"${name}";E-mail\n${Array.from({ length: 20 }, (_, n) => `Dupré${n};x;p${n}@exemple.example\n`).join('')}`;
  const { verdicts, wrong } = await countPeople(Buffer.from(content), personOf);
  expect({ verdicts, wrong }).toEqual({ verdicts: { usable: 20, refused: 0, example: 0 }, wrong: 0 });
});

function lines(rowOf: (n: number) => string | Buffer): Buffer {
  const pieces: Uint8Array[] = [Buffer.from(`${header}\n`)];
  for (let n = 0; n < rows; n += 1) {
    const line = rowOf(n);
    pieces.push(Buffer.isBuffer(line) ? line : Buffer.from(line), Buffer.from('\n'));
  }
  return Buffer.concat(pieces);
}

/** Whether a stored name and address are those of one row: "Dupré17" and p17@exemple.example. */
function personOf(lastName: string | null, emailKey: string | null): boolean {
  const number = /^Dupré(\d+)$/.exec(lastName ?? '')?.[1];
  return number !== undefined && emailKey === `p${number}@exemple.example`;
}
