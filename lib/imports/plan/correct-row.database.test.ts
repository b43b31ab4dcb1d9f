import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import { countChoices } from '#lib/imports/rows/count-rows.ts';
import { addUp } from '#lib/imports/rows/counts.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, planTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { correctRow } from './correct-row.ts';

/** Files that are made up and corrected; `npm run test:endurance` tries 300. */
const runs = Number(process.env.IMPORT_RUNS ?? 6);

let staff: Staff;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff('manager');
});

async function now({ id }: ImportSummary): Promise<ImportSummary> {
  const summary = await readImport(staff, id);
  if (!summary) throw new Error('the import has gone');
  return summary;
}

/** Each row but for its ids and file cells; what only creating needs, only where it creates. */
async function rowsOf({ id }: ImportSummary) {
  const rows = await prisma().importRow.findMany({
    where: { structureId: staff.structure.id, importId: id },
    orderBy: { line: 'asc' },
  });
  return rows.map(({ structureId: _s, importId: _i, clientId, cells: _c, sortName, searchText, ...row }) => {
    const made = row.verdict === 'create' ? { sortName, searchText } : {};
    return { ...row, ...made, known: clientId !== null };
  });
}

describe('a refused row', () => {
  test('is created once its e-mail is corrected, and the plan adds up', async () => {
    const plan = await planTestFile(
      staff,
      'nom;prenom;email;tel\nDupré;Hélène;pas-un-email;0611223344\nRoux;Luc;l@x.fr;\n',
    );
    expect(await correctRow(staff, plan.id, 2, { email: 'helene@x.fr' })).toEqual({ ok: true, value: 'create' });
    const corrected = await now(plan);
    expect(corrected.counts).toMatchObject({ create: 2, refused: 0, lines: 3 });
    const done = await commitTestPlan(staff, corrected);
    expect(done.done).toMatchObject({ created: 2 });
    const client = await prisma().client.findFirstOrThrow({
      where: { structureId: staff.structure.id, emailKey: 'helene@x.fr' },
    });
    expect(client).toMatchObject({
      lastName: 'Dupré',
      firstName: 'Hélène',
      phone: '+33611223344',
      importId: plan.id,
      importLine: 2,
      sortName: 'dupre helene',
      searchText: 'dupre helene helene',
    });
  });

  test('is an update with its differences, unchanged or in the trash, where the client exists', async () => {
    await addTestClient(staff, { lastName: 'Un', firstName: '', email: 'un@x.fr' });
    await addTestClient(staff, { lastName: 'Deux', firstName: '', email: 'deux@x.fr' });
    const binned = await addTestClient(staff, { lastName: 'Trois', email: 'trois@x.fr' });
    await prisma().client.updateMany({ where: { id: binned }, data: { deletedAt: new Date() } });
    const plan = await planTestFile(staff, 'nom;prenom;email\nUn;Anne;a\nDeux;;b\nTrois;;c\nQuatre;;d@x.fr\n');
    expect(await correctRow(staff, plan.id, 2, { email: 'un@x.fr' })).toEqual({ ok: true, value: 'update' });
    expect(await correctRow(staff, plan.id, 3, { email: 'deux@x.fr' })).toEqual({ ok: true, value: 'unchanged' });
    expect(await correctRow(staff, plan.id, 4, { email: 'trois@x.fr' })).toEqual({ ok: true, value: 'in-bin' });
    const corrected = await now(plan);
    expect(corrected).toMatchObject({
      choices: { fills: 1 },
      counts: { update: 1, unchanged: 1, 'in-bin': 1, create: 1, refused: 0 },
    });
  });

  test('reports what is still wrong, and changes nothing', async () => {
    const plan = await planTestFile(staff, 'nom;prenom;email\nUn;;a\nDeux;;d@x.fr\n');
    const before = await rowsOf(plan);
    expect(await correctRow(staff, plan.id, 2, { email: 'a@x.fr', lastName: '' })).toEqual({
      ok: false,
      problem: { problems: [{ code: 'required', field: 'lastName' }] },
    });
    expect(await correctRow(staff, plan.id, 2, { email: 'a\ufffd@x.fr' })).toMatchObject({ ok: false });
    expect(await rowsOf(plan)).toEqual(before);
    expect(await now(plan)).toMatchObject({ plan: plan.plan, counts: plan.counts });
  });

  test('drops a control character from a typed value, as from a cell', async () => {
    const plan = await planTestFile(staff, 'nom;prenom;email\nUn;;a\n');
    expect(await correctRow(staff, plan.id, 2, { email: 'nul\0@x.fr' })).toEqual({ ok: true, value: 'create' });
    const [row] = await rowsOf(plan);
    expect(row).toMatchObject({ email: 'nul@x.fr', problems: null });
  });

  test('takes nothing from the file where it has more cells than columns, which cannot be aligned', async () => {
    const plan = await planTestFile(staff, 'nom;email;tel\nDu;pré;d@x.fr;0611223344\nRoux;r@x.fr;\n');
    expect(await correctRow(staff, plan.id, 2, { email: 'd@x.fr' })).toEqual({
      ok: false,
      problem: { problems: [{ code: 'required', field: 'lastName' }] },
    });
    expect(await correctRow(staff, plan.id, 2, { email: 'd@x.fr', lastName: '=Dupré' })).toEqual({
      ok: true,
      value: 'create',
    });
    const [row] = await rowsOf(plan);
    expect(row).toMatchObject({ lastName: '=Dupré', phone: null, problems: null });
  });
});

describe('the same e-mail in the file', () => {
  test('makes the corrected row a duplicate of an earlier one', async () => {
    const plan = await planTestFile(staff, 'nom;email\nUn;u@x.fr\nDeux;non\n');
    expect(await correctRow(staff, plan.id, 3, { email: 'U@x.fr' })).toEqual({ ok: true, value: 'duplicate' });
    expect((await rowsOf(plan))[1]).toMatchObject({
      problems: [{ code: 'duplicate', field: 'email', line: 2 }],
      known: false,
    });
    expect((await now(plan)).counts).toMatchObject({ create: 1, duplicate: 1, refused: 0 });
  });

  test('makes a later row the duplicate, with those that named it', async () => {
    const plan = await planTestFile(staff, 'nom;email\nUn;non\nDeux;u@x.fr\nTrois;u@x.fr\n');
    expect(await correctRow(staff, plan.id, 2, { email: 'u@x.fr' })).toEqual({ ok: true, value: 'create' });
    const rows = await rowsOf(plan);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['create', 'duplicate', 'duplicate']);
    for (const row of rows.slice(1)) expect(row.problems).toEqual([{ code: 'duplicate', field: 'email', line: 2 }]);
  });
});

describe('a correction', () => {
  test('refuses consent to the former counts', async () => {
    const plan = await planTestFile(staff, 'nom;email\nUn;non\nDeux;d@x.fr\n');
    await correctRow(staff, plan.id, 2, { email: 'u@x.fr' });
    const yes = { plan: plan.plan, choice: 'overwrite', reopen: false } as const;
    expect(await requestCommit(staff, plan.id, yes)).toEqual({ ok: false, problem: 'plan-changed' });
  });

  test('refuses a row that is missing, not refused, of another structure, not planned or not permitted', async () => {
    const plan = await planTestFile(staff, 'nom;email\nUn;non\nDeux;d@x.fr\n');
    const email = { email: 'u@x.fr' };
    for (const line of [1, 4, 0, -1, 1.5, 3_000_000_000, Number.NaN])
      expect(await correctRow(staff, plan.id, line, email)).toEqual({ ok: false, problem: { code: 'not-found' } });
    expect(await correctRow(staff, plan.id, 3, email)).toEqual({ ok: false, problem: { code: 'too-late' } });
    expect(await correctRow(staff, 'nonsense', 2, email)).toEqual({ ok: false, problem: { code: 'not-found' } });
    expect(await correctRow(await testStaff('owner'), plan.id, 2, email)).toEqual({
      ok: false,
      problem: { code: 'not-found' },
    });
    expect(await correctRow({ ...staff, role: 'reception' }, plan.id, 2, email)).toEqual({
      ok: false,
      problem: { code: 'not-allowed' },
    });
    await commitTestPlan(staff, plan);
    expect(await correctRow(staff, plan.id, 2, email)).toEqual({ ok: false, problem: { code: 'too-late' } });
  });
});

test('keeps the corrections of two staff members at once', async () => {
  const plan = await planTestFile(staff, 'nom;email\nUn;non\nDeux;non\nTrois;non\n');
  const all = [2, 3, 4].map((line) => correctRow(staff, plan.id, line, { email: `l${line}@x.fr` }));
  expect(await Promise.all(all)).toEqual(Array(3).fill({ ok: true, value: 'create' }));
  expect(await now(plan)).toMatchObject({
    plan: plan.plan + 3,
    counts: { create: 3, refused: 0 },
    choices: { corrected: 3 },
  });
});

test(
  'ends with the plan of the corrected file, for any corrections in any order',
  async () => {
    await addTestClient(staff, { lastName: 'Connu', firstName: '', email: 'a@x.fr' });
    const address = fc.constantFrom('a@x.fr', 'b@x.fr', 'c@x.fr');
    const row = fc.record({
      good: fc.boolean(),
      address,
      name: fc.constantFrom('Connu', 'Autre'),
      phone: fc.constantFrom('', '0611223344'),
    });
    const file = fc.tuple(fc.array(row, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()));
    await fc.assert(
      fc.asyncProperty(file, async ([rows, order]) => {
        // A blank phone at the end keeps the file readable when every row is refused.
        const text = (correct: boolean) =>
          `nom;tel;email\n${rows.map(({ good, address, name, phone }) => `${name};${phone};${good || correct ? address : 'non'}`).join('\n')}\n`;
        const plan = await planTestFile(staff, text(false));
        const wrong = rows.flatMap(({ good, address }, index) => (good ? [] : [{ line: index + 2, address }]));
        while (wrong.length > 0) {
          const [next] = wrong.splice((order.next().value as number) % wrong.length, 1);
          if (next) await correctRow(staff, plan.id, next.line, { email: next.address });
        }
        const expected = await planTestFile(staff, text(true));
        const corrected = await now(plan);
        expect(await rowsOf(plan)).toEqual(await rowsOf(expected));
        expect(corrected.counts).toEqual(expected.counts);
        expect(corrected.choices).toMatchObject(expected.choices ?? {});
        if (corrected.counts) expect(addUp(corrected.counts)).toBe(corrected.counts.lines);
        const client = await connection().pool.connect();
        expect(corrected.choices).toMatchObject(
          await countChoices(client, { structureId: staff.structure.id, importId: plan.id }),
        );
        client.release();
        await prisma().import.deleteMany({ where: { structureId: staff.structure.id } });
      }),
      { numRuns: runs },
    );
  },
  120_000 + runs * 2_000,
);

describe('a row with a warning', () => {
  const problemsOf = async (plan: ImportSummary) => (await rowsOf(plan)).map(({ problems }) => problems);

  test('takes both names in place of a full name, and splits nothing', async () => {
    const plan = await planTestFile(staff, 'Nom complet;E-mail\nJean Marc Le Bris;j@x.fr\nRoux;r@x.fr\n');
    expect(plan.choices).toMatchObject({ warned: 1 });
    const names = { lastName: 'Le Bris, dit Bris', firstName: '' };
    expect(await correctRow(staff, plan.id, 2, names)).toEqual({ ok: true, value: 'create' });
    expect((await rowsOf(plan))[0]).toMatchObject({ lastName: 'Le Bris, dit Bris', firstName: null });
    expect(await problemsOf(plan)).toEqual([null, null]);
    expect((await now(plan)).choices).toMatchObject({ warned: 0, corrected: 1 });
  });

  test('refuses two names without a last name', async () => {
    const plan = await planTestFile(staff, 'Nom complet;E-mail\nJean Marc;j@x.fr\n');
    expect(await correctRow(staff, plan.id, 2, { lastName: '', firstName: 'Jean' })).toEqual({
      ok: false,
      problem: { problems: [{ code: 'required', field: 'lastName' }] },
    });
  });

  test('replaces the phones of all columns at once, and keeps what is not given', async () => {
    const plan = await planTestFile(
      staff,
      'Nom;E-mail;Mobile;Fixe;Naissance\nRoux;r@x.fr;06 11 22 33 44;3,36123E+10;hier\nBlanc;b@x.fr;;;\n',
    );
    expect(plan.choices).toMatchObject({ warned: 1 });
    const phone = '06 11 22 33 44 / 02 41 22 33 44';
    expect(await correctRow(staff, plan.id, 2, { phone })).toEqual({ ok: true, value: 'create' });
    expect((await rowsOf(plan))[0]).toMatchObject({ phone: '+33611223344', secondPhone: '+33241223344' });
    expect(await problemsOf(plan)).toEqual([
      [expect.objectContaining({ code: 'date-unreadable', name: 'hier' })],
      null,
    ]);
    expect((await now(plan)).choices).toMatchObject({ warned: 1 });
    expect(await correctRow(staff, plan.id, 2, { birthDate: '12/04/1990' })).toEqual({ ok: true, value: 'create' });
    expect((await rowsOf(plan))[0]).toMatchObject({ secondPhone: '+33241223344', birthDate: new Date('1990-04-12') });
    expect((await now(plan)).choices).toMatchObject({ warned: 0, corrected: 2 });
  });
});
