import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { planImport } from '#lib/imports/plan/plan-import.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { importTestFile, planTestFile } from '#lib/testing/import.ts';
import { outcomeOf } from '#lib/testing/outcome-file.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { outcomeFile } from './outcome-file.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});

beforeEach(async () => {
  staff = await testStaff('manager');
});

describe('a row with more cells than columns', () => {
  test('is refused again, as is a repeated header, and shifts no cell', async () => {
    const imported = await importTestFile(
      staff,
      'nom;email;;\nDu;pré;d@x.fr\nRoux;r@x.fr;;en trop\nnom;email\nBon;b@x.fr\n',
    );
    expect(imported.counts).toMatchObject({ refused: 3, create: 1 });
    const again = await planTestFile(staff, await outcomeOf(staff, imported));
    expect(again.counts).toMatchObject({ refused: 3, create: 0 });
    const twice = await planTestFile(staff, await outcomeOf(staff, again));
    expect(twice.counts).toMatchObject({ refused: 3, create: 0 });
  });
});

test('returns a row whose quotes cannot be read as it was, so that it is refused again', async () => {
  const imported = await importTestFile(staff, 'nom;email\n"Ouvert;o@x.fr\nBref;brefx.fr\n');
  expect(imported.counts).toMatchObject({ refused: 2, create: 0 });
  const outcome = (await outcomeOf(staff, imported)).toString();
  expect(outcome).toContain('\n"Ouvert;o@x.fr;');
  expect((await planTestFile(staff, outcome)).counts).toMatchObject({ refused: 2, create: 0 });
  expect((await planTestFile(staff, outcome.replace('"Ouvert', 'Ouvert'))).counts).toMatchObject({
    refused: 1,
    create: 1,
  });
});

test('gives a formula in a row whose quotes cannot be read its apostrophe, and reads it back', async () => {
  const imported = await importTestFile(staff, 'nom;email\n"=1+1;o@x.fr\n"D" "E";=2+2\n');
  expect(imported.counts).toMatchObject({ refused: 2 });
  const outcome = (await outcomeOf(staff, imported)).toString();
  expect(outcome).toContain('\n"\'=1+1;o@x.fr;');
  expect(outcome).not.toMatch(/(^|[;\n])"*=/);
  const fixed = await planTestFile(staff, outcome.replace('"\'=1+1', "'=1+1"));
  expect(fixed.counts).toMatchObject({ refused: 1, create: 1 });
});

test('adds the two columns once to an outcome file of an outcome file', async () => {
  const first = await importTestFile(staff, 'nom;email\nUn;non\nDeux;d@x.fr\n');
  const second = await planTestFile(staff, await outcomeOf(staff, first, 'en'));
  expect((await outcomeOf(staff, second)).toString()).toBe(
    'nom;email;erreur;ligne\nUn;non;E-mail\u202f: il manque le signe @.;2\n',
  );
});

test('adds headers that are read the same way to a file without any', async () => {
  const plan = await planTestFile(staff, 'u@x.fr;Un;Judo\nnon;Deux;Judo 2\n');
  expect(plan.state).toBe('mapping');
  const fields = ['email', 'fullName', null] as const;
  await changeReading(staff, plan.id, { encoding: null, separator: null, headerLine: 0, fields: [...fields] });
  await planImport({ structureId: staff.structure.id, importId: plan.id });
  for (const [locale, header] of [
    ['fr', 'E-mail;Nom et prénom;;erreur;ligne'],
    ['en', 'Email;Client;;error;line'],
  ] as const) {
    const text = (await outcomeOf(staff, plan, locale)).toString();
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
  const again = await planTestFile(staff, (await outcomeOf(staff, plan)).toString().replace('non', 'u@x.fr'));
  expect(again).toMatchObject({
    state: 'planned',
    understood: { remembered: true },
    counts: { create: 1, refused: 0 },
  });
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
