import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { createEncoder } from '#lib/csv/encode.ts';
import type { TextEncoding } from '#lib/csv/text-encoding.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type ImportSummary, readImport } from '#lib/imports/lifecycle/read-import.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { correctRow } from '#lib/imports/plan/correct-row.ts';
import { planImport } from '#lib/imports/plan/plan-import.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, importTestFile, planTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { outcomeFile } from './outcome-file.ts';

/** Files that are made up and tried. */
const runs = Number(process.env.IMPORT_RUNS ?? 20);

const folder = 'lib/imports/fixtures';
const fixtures = readdirSync(folder);

let staff: Staff;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff('manager');
});

async function outcomeOf({ id }: ImportSummary, locale: Locale = 'fr'): Promise<Buffer> {
  const file = await outcomeFile(staff, id, locale);
  if (!file.ok) throw new Error(file.problem);
  const pieces: Buffer[] = [];
  for await (const piece of file.value.bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/**
 * The rows that are left, as the outcome file should give them back: what they say and why they are
 * left.
 */
async function refusedOf({ id }: ImportSummary) {
  const rows = await prisma().importRow.findMany({
    where: { structureId: staff.structure.id, importId: id, verdict: 'refused' },
    orderBy: { line: 'asc' },
  });
  return rows.map(({ lastName, firstName, email, phone, birthDate, memberNumber, problems }) => {
    return { lastName, firstName, email, phone, birthDate, memberNumber, problems };
  });
}

const names = async () => {
  const clients = await prisma().client.findMany({
    where: { structureId: staff.structure.id },
    orderBy: { emailKey: 'asc' },
  });
  return clients.map(({ emailKey, lastName }) => `${lastName} ${emailKey}`);
};

describe.each(fixtures.filter((name) => name !== 'english-template.csv' && !name.startsWith('messy')))('%s', (name) => {
  const decoder = new TextDecoder(
    name.includes('1252') || name.includes('sep') ? 'windows-1252' : name.includes('utf16') ? 'utf-16le' : 'utf-8',
    {
      ignoreBOM: true,
    },
  );
  const bytes = readFileSync(`${folder}/${name}`);

  test('returns the refused row in the dialect of the file, with reason and line', async () => {
    const imported = await importTestFile(staff, bytes);
    const [text, whole] = [decoder.decode(await outcomeOf(imported)), decoder.decode(bytes)];
    const end = whole.includes('\r\n') ? '\r\n' : '\n';
    const lines = whole.split(end);
    const line = lines.findIndex((one) => one.startsWith('Durand')) + 1;
    const separator = /Nom(.)Pr/.exec(whole)?.[1];
    const header = lines.slice(0, lines.findIndex((one) => one.includes('Nom')) + 1).join(end);
    expect(text).toBe(
      `${header}${separator}erreur${separator}ligne${end}${lines[line - 1]}${separator}E-mail${name.startsWith('excel') && !name.includes('utf') ? ' ' : '\u202f'}: il manque le signe @.${separator}${line}${end}`,
    );
  });

  test('is refused again when uploaded unchanged, and creates exactly the missing client when corrected', async () => {
    const imported = await importTestFile(staff, bytes);
    const outcome = await outcomeOf(imported);
    const again = await planTestFile(staff, outcome);
    expect(again.counts).toMatchObject({ refused: 1, create: 0, update: 0, unchanged: 0, duplicate: 0, header: 1 });
    expect(again.understood?.columns.slice(-2)).toMatchObject([
      { header: 'erreur', field: null, known: true },
      { header: 'ligne', field: null, known: true },
    ]);
    expect(await refusedOf(again)).toEqual(await refusedOf(imported));
    const before = await names();
    const encode = createEncoder(again.understood?.encoding as TextEncoding);
    const corrected = encode(decoder.decode(outcome).replace('pas-un-email', 'durand@exemple.example'));
    const last = await importTestFile(staff, corrected);
    expect(last.counts).toMatchObject({ create: 1, refused: 0 });
    expect(await names()).toEqual(
      [...before, 'Durand durand@exemple.example'].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    );
  });
});

const key = (name: string) => name.split(' ').at(-1) ?? '';

describe('a row with more cells than columns', () => {
  test('is refused again, as is a repeated header, and shifts no cell', async () => {
    const imported = await importTestFile(
      staff,
      'nom;email;;\nDu;pré;d@x.fr\nRoux;r@x.fr;;en trop\nnom;email\nBon;b@x.fr\n',
    );
    expect(imported.counts).toMatchObject({ refused: 3, create: 1 });
    const again = await planTestFile(staff, await outcomeOf(imported));
    expect(again.counts).toMatchObject({ refused: 3, create: 0 });
    const twice = await planTestFile(staff, await outcomeOf(again));
    expect(twice.counts).toMatchObject({ refused: 3, create: 0 });
  });
});

test('adds the two columns once to an outcome file of an outcome file', async () => {
  const first = await importTestFile(staff, 'nom;email\nUn;non\nDeux;d@x.fr\n');
  const second = await planTestFile(staff, await outcomeOf(first, 'en'));
  expect((await outcomeOf(second)).toString()).toBe(
    'nom;email;erreur;ligne\nUn;non;E-mail\u202f: il manque le signe @.;2\n',
  );
});

test('adds headers that are read the same way to a file without any', async () => {
  const plan = await planTestFile(staff, 'u@x.fr;Un;0611223344\nnon;Deux;0611223345\n');
  expect(plan.state).toBe('mapping');
  const fields = ['email', 'fullName', null] as const;
  await changeReading(staff, plan.id, { encoding: null, separator: null, headerLine: 0, fields: [...fields] });
  await planImport({ structureId: staff.structure.id, importId: plan.id });
  for (const [locale, header] of [
    ['fr', 'E-mail;Nom et prénom;;erreur;ligne'],
    ['en', 'Email;Client;;error;line'],
  ] as const) {
    const text = (await outcomeOf(plan, locale)).toString();
    expect(text.split('\n')[0]).toBe(header);
    const again = await planTestFile(staff, text.replace('non;', 'deux@x.fr;'));
    expect(again.counts).toMatchObject({ create: 1, refused: 0, lines: 2 });
  }
});

test('reads an outcome file by the columns that staff chose for its original', async () => {
  const plan = await planTestFile(staff, 'foo;bar;baz\nUn;non;x\nDeux;d@x.fr;y\n');
  await changeReading(staff, plan.id, {
    encoding: null,
    separator: null,
    headerLine: 1,
    fields: ['lastName', 'email', null],
  });
  await planImport({ structureId: staff.structure.id, importId: plan.id });
  const again = await planTestFile(staff, (await outcomeOf(plan)).toString().replace('non', 'u@x.fr'));
  expect(again).toMatchObject({
    state: 'planned',
    understood: { remembered: true },
    counts: { create: 1, refused: 0 },
  });
});

test('returns formulas as the same values that cannot run', async () => {
  const text = `nom;prenom;email;note\n=1+1;'=2;non;@cmd\n"-a""b;c";''=3;non;'+1\n`;
  const imported = await importTestFile(staff, text);
  const outcome = (await outcomeOf(imported)).toString();
  expect(outcome.split('\n').slice(1, 3)).toEqual([
    "'=1+1;'=2;non;'@cmd;E-mail\u202f: il manque le signe @.;2",
    `"'-a""b;c";''=3;non;'+1;E-mail\u202f: il manque le signe @.;3`,
  ]);
  const again = await planTestFile(staff, outcome);
  expect(await refusedOf(again)).toEqual(await refusedOf(imported));
  expect((await refusedOf(again)).map(({ lastName, firstName }) => [lastName, firstName])).toEqual([
    ['=1+1', '=2'],
    ['-a"b;c', "'=3"],
  ]);
});

test('holds the rows that were held or not reached, as corrected', async () => {
  const id = await addTestClient(staff, { lastName: 'Avant', email: 'held@x.fr' });
  const plan = await planTestFile(staff, 'nom;email\nHeld;held@x.fr\nFaux;non\nCorrigé;non\nNeuf;n@x.fr\n');
  await correctRow(staff, plan.id, 4, { email: 'held2@x.fr' });
  await addTestClient(staff, { lastName: 'Pris', email: 'held2@x.fr' });
  await prisma().client.updateMany({ where: { id }, data: { lastName: 'Entre', version: { increment: 1 } } });
  const planned = (await readImport(staff, plan.id)) as ImportSummary;
  const done = await commitTestPlan(staff, planned);
  expect(done.counts).toMatchObject({ held: 2, refused: 1, create: 1 });
  const lines = (await outcomeOf(done, 'en')).toString().split('\n');
  expect(lines.map((line) => line.split(';')).map(([name, email, , line]) => [name, email, line])).toEqual([
    ['nom', 'email', 'line'],
    ['Held', 'held@x.fr', '2'],
    ['Faux', 'non', '3'],
    ['Corrigé', 'held2@x.fr', '4'],
    ['', undefined, undefined],
  ]);
});

test('holds the rest of an import that was cancelled', async () => {
  const plan = await planTestFile(staff, 'nom;email\nUn;u@x.fr\nDeux;d@x.fr\n');
  await prisma().import.updateMany({
    where: { id: plan.id },
    data: { state: 'committing', choice: 'overwrite', reached: 2, committedById: staff.id },
  });
  await stopImport(staff, plan.id);
  const text = (await outcomeOf(plan)).toString();
  expect(text).toBe('nom;email;erreur;ligne\nDeux;d@x.fr;Non faite;3\n');
  expect((await planTestFile(staff, text)).counts).toMatchObject({ create: 1 });
});

test('requires the import permission in the same structure, and rows that were skipped', async () => {
  const plan = await planTestFile(staff, 'nom;email\nUn;non\nDeux;d@x.fr\n');
  expect(await outcomeFile({ ...staff, role: 'reception' }, plan.id, 'fr')).toEqual({
    ok: false,
    problem: 'not-allowed',
  });
  expect(await outcomeFile(await testStaff('owner'), plan.id, 'fr')).toEqual({ ok: false, problem: 'not-found' });
  expect(await outcomeFile(staff, 'nonsense', 'fr')).toEqual({ ok: false, problem: 'not-found' });
  const good = await importTestFile(staff, 'nom;email\nDeux;d@x.fr\n');
  expect(await outcomeFile(staff, good.id, 'fr')).toEqual({ ok: false, problem: 'nothing-left' });
  await prisma().import.updateMany({ where: { id: plan.id }, data: { forgottenAt: new Date() } });
  expect(await outcomeFile(staff, plan.id, 'fr')).toEqual({ ok: false, problem: 'forgotten' });
});

test('holds thousands of rows in their order', async () => {
  const rows = Array.from({ length: 9_000 }, (_, index) => `Nom ${index};${index % 2 ? 'non' : `a${index}@x.fr`}`);
  const plan = await planTestFile(staff, `nom;email\n${rows.join('\n')}\n`);
  const lines = (await outcomeOf(plan)).toString().trimEnd().split('\n').slice(1);
  expect(lines.map((line) => Number(line.split(';').at(-1)))).toEqual(
    Array.from({ length: 4_500 }, (_, index) => 3 + 2 * index),
  );
});

const cell = fc.oneof(
  fc.constantFrom(
    '',
    'Œuvre',
    "O'Neil",
    '=1+1',
    "'=x",
    "''@",
    'a;b',
    'a,b',
    'a\tb',
    'a|b',
    '"q"',
    ' bord ',
    'Été\nhiver',
    'sep=;',
    'ß',
  ),
  fc.string({ maxLength: 6, unit: fc.constantFrom(...'aé"\';,|=+-@ Zñ1') }),
);
const encodings: TextEncoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];
const someFile = fc.record({
  separator: fc.constantFrom(';', ',', '\t', '|'),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  encoding: fc.constantFrom(...encodings),
  mark: fc.boolean(),
  announced: fc.boolean(),
  rows: fc.array(fc.record({ last: cell, first: cell, note: cell, good: fc.boolean(), beyond: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  }),
});

test('is refused alike when unchanged, and creates exactly the missing ones when corrected, in every dialect', async () => {
  await fc.assert(
    fc.asyncProperty(someFile, async ({ separator, lineEnd, encoding, mark, announced, rows }) => {
      const quoted = (cells: string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(separator);
      // Enough accents to detect the encoding.
      const lines = [
        quoted(['Nom', 'Prénom', 'E-mail', 'Remarque été']),
        quoted(['Présent', 'Éloïse', 'present@x.fr', 'déjà là, bien sûr']),
        ...rows.map(({ last, first, note, good, beyond }, index) =>
          quoted([last, first, good ? `p${index}@x.fr` : 'non', note, ...(beyond ? ['', 'en trop'] : [])]),
        ),
      ];
      const bom = encoding !== 'windows-1252' && mark ? '\ufeff' : '';
      const text = `${bom}${announced ? `sep=${separator}${lineEnd}` : ''}${lines.join(lineEnd)}${lineEnd}`;
      staff = await testStaff('manager');
      const imported = await importTestFile(staff, createEncoder(encoding)(text));
      expect(imported.understood).toMatchObject({ encoding, separator, separatorLine: announced });
      const refused = await refusedOf(imported);
      if (refused.length === 0) return;
      const outcome = await outcomeOf(imported);
      const again = await planTestFile(staff, outcome);
      expect(again.understood).toMatchObject({ separator, separatorLine: announced });
      expect(await refusedOf(again)).toEqual(refused);
      expect(again.counts).toMatchObject({ refused: refused.length, create: 0, update: 0, unchanged: 0, duplicate: 0 });
      const created = await prisma().client.count({ where: { structureId: staff.structure.id } });
      for (const row of await prisma().importRow.findMany({ where: { importId: again.id, verdict: 'refused' } })) {
        const fixed = await correctRow(staff, again.id, row.line, {
          lastName: 'Corrigé',
          firstName: '',
          email: `corrected${row.line}@x.fr`,
        });
        expect(fixed).toEqual({ ok: true, value: 'create' });
      }
      await commitTestPlan(staff, (await readImport(staff, again.id)) as ImportSummary);
      expect(await prisma().client.count({ where: { structureId: staff.structure.id } })).toBe(
        created + refused.length,
      );
    }),
    { numRuns: runs },
  );
}, 240_000);
