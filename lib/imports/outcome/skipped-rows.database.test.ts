import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { correctRow } from '#lib/imports/plan/correct-row.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, importTestFile, planTestFile } from '#lib/testing/import.ts';
import { outcomeOf, refusedOf } from '#lib/testing/outcome-file.ts';
import { testStaff } from '#lib/testing/staff.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});

beforeEach(async () => {
  staff = await testStaff('manager');
});

test('returns formulas as the same values that cannot run', async () => {
  const text = `nom;prenom;email;note\n=1+1;'=2;non;@cmd\n"-a""b;c";''=3;non;'+1\n`;
  const imported = await importTestFile(staff, text);
  const outcome = (await outcomeOf(staff, imported)).toString();
  expect(outcome.split('\n').slice(1, 3)).toEqual([
    `"'=1+1";"'=2";non;"'@cmd";E-mail\u202f: il manque le signe @.;2`,
    `"'-a""b;c";"''=3";non;"'+1";E-mail\u202f: il manque le signe @.;3`,
  ]);
  const again = await planTestFile(staff, outcome);
  expect(await refusedOf(staff, again)).toEqual(await refusedOf(staff, imported));
  expect((await refusedOf(staff, again)).map(({ lastName, firstName }) => [lastName, firstName])).toEqual([
    ['=1+1', '=2'],
    ['-a"b;c', '=3'],
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
  const lines = (await outcomeOf(staff, done, 'en')).toString().split('\n');
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
  const text = (await outcomeOf(staff, plan)).toString();
  expect(text).toBe('nom;email;erreur;ligne\nDeux;d@x.fr;Non faite;3\n');
  expect((await planTestFile(staff, text)).counts).toMatchObject({ create: 1 });
});

test('holds thousands of rows in their order', async () => {
  const rows = Array.from({ length: 9_000 }, (_, index) => `Nom ${index};${index % 2 ? 'non' : `a${index}@x.fr`}`);
  const plan = await planTestFile(staff, `nom;email\n${rows.join('\n')}\n`);
  const lines = (await outcomeOf(staff, plan)).toString().trimEnd().split('\n').slice(1);
  expect(lines.map((line) => Number(line.split(';').at(-1)))).toEqual(
    Array.from({ length: 4_500 }, (_, index) => 3 + 2 * index),
  );
});
