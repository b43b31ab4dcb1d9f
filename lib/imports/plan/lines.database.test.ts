import { readdir, readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { commitSlice } from '#lib/imports/commit/commit-slice.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import { runCommit } from '#lib/imports/commit/run-commit.ts';
import type { LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { addUp, rowKinds } from '#lib/imports/rows/counts.ts';
import { listRows } from '#lib/imports/rows/list-rows.ts';
import { sliceSize } from '#lib/imports/rows/slices.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { type Dialect, dialects, write } from '#lib/testing/csv-files.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, planTestFile, reread, undoTestImport } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { planImport } from './plan-import.ts';

/** Files that are tried, of which four are given; `npm run test:endurance` tries 300. */
const runs = Number(process.env.IMPORT_RUNS ?? 7);

beforeAll(async () => {
  await testDatabase();
});

const choices = ['overwrite', 'fill_blanks', 'create_only'] as const;
const fixtures = 'lib/imports/fixtures';

/**
 * Lines = what is no row + every kind of row; and each kind's own list holds exactly that many
 * rows, all of that kind.
 */
async function expectToAddUp(staff: Staff, found: ImportSummary, lines: number): Promise<void> {
  if (!found.counts) throw new Error(`${found.state} without counts`);
  expect(found.counts.lines).toBe(lines);
  expect(addUp(found.counts)).toBe(lines);
  let rows = 0;
  for (const kind of rowKinds) {
    const listed = await countListed(staff, found, kind);
    expect([kind, listed]).toEqual([kind, found.counts[kind]]);
    rows += listed;
  }
  expect(await prisma().importRow.count({ where: { importId: found.id } })).toBe(rows);
}

async function countListed(staff: Staff, found: ImportSummary, kind: (typeof rowKinds)[number]): Promise<number> {
  let listed = 0;
  for (let after = 0; ; ) {
    const page = await listRows(staff, found.id, found, { kind, after, before: null });
    expect(page.rows.every((row) => row.kind === kind)).toBe(true);
    listed += page.rows.length;
    if (!page.hasAfter) return listed;
    after = page.rows.at(-1)?.line as number;
  }
}

/**
 * Begins the commit, does that many slices of it, and stops. Once every row is done it is too late
 * to stop: the commit ends.
 */
async function stopAfter(
  staff: Staff,
  { id, plan }: ImportSummary,
  choice: (typeof choices)[number],
  reopen: boolean,
  slices: number,
) {
  const of = { structureId: staff.structure.id, importId: id };
  expect(await requestCommit(staff, id, { plan, choice, reopen })).toMatchObject({ ok: true });
  for (let done = 0; done < slices; done += 1) await commitSlice(of);
  const rows = await prisma().importRow.count({ where: { importId: id } });
  if (rows > slices * sliceSize) {
    expect(await stopImport(staff, id)).toEqual({ ok: true, value: 'cancelled' });
  } else {
    expect(await stopImport(staff, id)).toEqual({ ok: false, problem: 'too-late' });
    await runCommit(of);
  }
  return reread(staff, id);
}

const names = (await readdir(fixtures)).filter((name) => /\.(?:csv|txt)$/.test(name));

test.each(names.flatMap((name) => choices.map((choice) => [name, choice] as const)))('%s, %s', async (name, choice) => {
  const staff = await testStaff('manager');
  const content = await readFile(`${fixtures}/${name}`);
  const text = content.toString(name.includes('utf16') ? 'utf16le' : 'latin1');
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/).length;
  const plan = await planTestFile(staff, content, name);
  await expectToAddUp(staff, plan, lines);
  await expectToAddUp(staff, await stopAfter(staff, plan, choice, false, 0), lines);
  await expectToAddUp(staff, await commitTestPlan(staff, plan, choice), lines);
  const again = await planTestFile(staff, content, name);
  await expectToAddUp(staff, await commitTestPlan(staff, again, choice, true), lines);
  await expectToAddUp(staff, await undoTestImport(staff, plan), lines);
});

const header = ['nom', 'prénom', 'e-mail', 'tél.', 'né(e) le', 'IBAN'];
const fields: LayoutOverrides['fields'] = ['lastName', 'firstName', 'email', 'phone', 'birthDate', null];
const known = ['u0@x.fr', 'u1@x.fr', 'b0@x.fr'];
const person = fc.tuple(
  fc.constantFrom('Cœur', 'Éloïse', 'a;b,c|d', 'dit "le grand"', 'deux\nlignes', 'd\r\neux', '€', ''),
  fc.constantFrom('', 'Léa', 'Zoé\rAna'),
  fc.constantFrom(...known, 'n0@x.fr', 'n1@x.fr', 'n2@x.fr', 'N2@X.FR', 'pas-un-email', ''),
  fc.constantFrom('', '0611223344', '3,36123E+10'),
  fc.constantFrom('', '12/04/1990', '31/02/1990'),
  fc.constantFrom('', 'FR76'),
);
const sameAgain = ['Cœur', '', 'u0@x.fr', '', '', ''];
const broken = [header, ['Cœur', '', 'n3@x.fr'], ['Trop', '', 'n4@x.fr', '', '', '', 'à droite']];
const record = fc.oneof(
  { weight: 8, arbitrary: person },
  fc.constantFrom([''], ['', '', '', '', '', ''], sameAgain, ...broken),
);

const usual: Dialect = {
  separator: ';',
  encoding: 'utf-8',
  mark: false,
  lineEnd: '\n',
  quoted: 'needed',
  titles: ['Adhérents de la saison'],
  announced: true,
  header: true,
  ended: true,
};

/** A line of every kind that the reading of a file finds. */
const everyLine: string[][] = [
  sameAgain,
  ['Cœur', '', 'u1@x.fr', '', '', ''],
  ['Bin', '', 'b0@x.fr', '', '', ''],
  ['deux\nlignes', '', 'n0@x.fr', '', '', ''],
  ['Cœur', '', 'n0@x.fr', '', '', ''],
  [''],
  ...broken,
];

const endings = ['commit', 'stop-before', 'stop-after', 'stop-and-go-on'] as const;
type Example = [Dialect, string[][], (typeof choices)[number], reopen: boolean, (typeof endings)[number]];

/** Files that hold every kind between them, whatever the generated ones hold. */
const examples: Example[] = [
  [usual, everyLine, 'overwrite', true, 'commit'],
  [usual, everyLine, 'create_only', false, 'commit'],
  [usual, everyLine, 'overwrite', false, 'stop-before'],
  [usual, everyLine, 'overwrite', false, 'stop-after'],
];

test('plans, cancels and commits generated files in every dialect with each choice', async () => {
  const input = [
    dialects,
    fc.array(record, { maxLength: 20 }),
    fc.constantFrom(...choices),
    fc.boolean(),
    fc.constantFrom(...endings),
  ] as const;
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(...input, async (dialect, records, choice, reopen, end) => {
      const staff = await someClub();
      const { content, lines, written } = write(dialect, header, [
        ...records,
        ['Éric Cœur €', '', 'sure@x.fr', '', '', ''],
      ]);
      const plan = await understood(staff, content, dialect);
      await expectToAddUp(staff, plan, lines);
      await expectCells(plan, written);
      if (end !== 'commit')
        await expectToAddUp(staff, await stopAfter(staff, plan, choice, reopen, end === 'stop-after' ? 1 : 0), lines);
      if (end === 'commit' || end === 'stop-and-go-on') {
        await expectToAddUp(staff, await commitTestPlan(staff, plan, choice, reopen), lines);
      }
      for (const [kind, count] of Object.entries((await reread(staff, plan.id)).counts ?? {}))
        if (count > 0) seen.add(kind);
    }),
    { numRuns: runs, examples },
  );
  expect([...seen].sort()).toEqual([...everyKind].sort());
}, 240_000);

/** Every kind but `held`, for which clients change meanwhile, and `example`, of the template. */
const everyKind = [
  ...['lines', 'separator', 'titles', 'header', 'blank', 'continued'],
  ...rowKinds.filter((kind) => kind !== 'held' && kind !== 'example'),
];

test('counts the rows of a long file that is cancelled halfway', async () => {
  for (const choice of choices) {
    const staff = await someClub();
    const rows = Array.from(
      { length: 7_500 },
      (_, at) => `Nom;;${at % 7 ? `p${at % 6_000}@x.fr` : known[at % 3]};;\n${at % 11 ? '' : '\n'}`,
    );
    const plan = await planTestFile(staff, `nom;prenom;email;tel\n${rows.join('')}`);
    const lines = 1 + rows.join('').split('\n').length - 1;
    await expectToAddUp(staff, plan, lines);
    const stopped = await stopAfter(staff, plan, choice, true, 1);
    expect(stopped.counts?.['not-reached']).toBeGreaterThan(0);
    await expectToAddUp(staff, stopped, lines);
    await expectToAddUp(staff, await commitTestPlan(staff, plan, choice), lines);
  }
}, 120_000);

async function someClub(): Promise<Staff> {
  const staff = await testStaff('manager');
  const [same, other, binned] = known as [string, string, string];
  await addTestClient(staff, { lastName: 'Cœur', firstName: '', email: same });
  await addTestClient(staff, { lastName: 'Autre', firstName: 'Léa', email: other, phone: '0600000000' });
  await deleteClient(staff, await addTestClient(staff, { lastName: 'Bin', firstName: '', email: binned }));
  return staff;
}

/** Planned as recognised, where that can be; else as staff choose. */
async function understood(staff: Staff, content: Buffer, dialect: Dialect): Promise<ImportSummary> {
  const plan = await planTestFile(staff, content);
  const { encoding, separator } = dialect;
  const chosen = {
    encoding: encoding === 'iso-8859-15' || encoding === 'macintosh' ? encoding : null,
    separator: null,
  };
  if (!dialect.header) {
    await changeReading(staff, plan.id, { ...chosen, separator, headerLine: 0, fields });
  } else if (chosen.encoding) {
    await changeReading(staff, plan.id, { ...chosen, headerLine: null, fields: null });
  }
  await planImport({ structureId: staff.structure.id, importId: plan.id });
  const planned = await reread(staff, plan.id);
  expect(planned).toMatchObject({
    state: 'planned',
    understood: { encoding, separator, separatorLine: dialect.announced },
  });
  return planned;
}

/** Expects every value of the file in its row and column. */
async function expectCells(plan: ImportSummary, written: { line: number; cells: string[] }[]): Promise<void> {
  const rows = await prisma().importRow.findMany({ where: { importId: plan.id } });
  const byLine = new Map(rows.map((row) => [row.line, row]));
  for (const { line, cells } of written) {
    const row = byLine.get(line);
    expect([line, row === undefined]).toEqual([line, cells.every((cell) => cell === '')]);
    if (!row) continue;
    if (row.verdict === 'refused') expect(row.cells).toEqual(cells);
    else
      expect([row.lastName, row.firstName, row.email]).toEqual(
        cells.slice(0, 3).map((cell) => cell.replace(/\s+/g, ' ') || null),
      );
  }
}
