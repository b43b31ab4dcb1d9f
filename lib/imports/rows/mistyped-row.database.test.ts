import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { correctRow } from '#lib/imports/plan/correct-row.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, planTestFile, reread } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { countChoices } from './count-rows.ts';
import { isCorrectable } from './is-correctable.ts';
import { listRows } from './list-rows.ts';
import { isMistyped } from './mistyped-row.ts';
import type { RowFilter } from './row-query.ts';

/** Files that are made up and corrected; `npm run test:endurance` tries 300. */
const runs = Number(process.env.IMPORT_RUNS ?? 4);

let staff: Staff;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff('manager');
});

async function rowsOf(plan: ImportSummary, kind: RowFilter | null = null) {
  return (await listRows(staff, plan.id, plan, { kind, after: null, before: null })).rows;
}

/** What became of each row, whatever its ids and cells. */
async function shownPlan(plan: ImportSummary) {
  return (await rowsOf(plan)).map(({ clientId, cells: _, ...row }) => ({ ...row, known: clientId !== null }));
}

describe('an address that looks mistyped', () => {
  test('is named, counted and filtered, and imported all the same', async () => {
    const plan = await planTestFile(
      staff,
      'nom;email\nUn;un@gmial.com\nDeux;deux@gmail.com\nTrois;trois@hotmail.con\nTrois;trois@hotmail.con\n',
    );
    expect(plan).toMatchObject({ counts: { create: 3, duplicate: 1, refused: 0 }, choices: { mistyped: 2 } });
    const mistyped = await rowsOf(plan, 'mistyped');
    expect(mistyped.map(({ line, problems }) => [line, problems])).toEqual([
      [2, [{ code: 'mistyped', field: 'email', name: 'gmail.com', warning: true }]],
      [4, [{ code: 'mistyped', field: 'email', name: 'hotmail.com', warning: true }]],
    ]);
    expect((await rowsOf(plan)).filter(isCorrectable).map(({ line }) => line)).toEqual([2, 4, 5]);
    expect((await commitTestPlan(staff, plan)).done).toMatchObject({ created: 3 });
  });

  test('is not reported where a client has it already', async () => {
    await addTestClient(staff, { lastName: 'Un', firstName: '', email: 'un@gmial.com' });
    const plan = await planTestFile(staff, 'nom;email;tel\nUn;un@gmial.com;\n');
    expect(await rowsOf(plan)).toMatchObject([{ kind: 'unchanged', problems: [] }]);
    expect(plan.choices).toEqual({ fills: 0, mistyped: 0, warned: 0, newGroups: [] });
  });

  test('keeps the rest of its row when corrected, and is matched with existing clients', async () => {
    await addTestClient(staff, { lastName: 'Deux', firstName: '', email: 'deux@gmail.com' });
    const plan = await planTestFile(
      staff,
      'nom;prenom;email;tel\nUn;Anne;un@gmial.com;0611223344\nDeux;Bob;deux@gmial.com;\n',
    );
    expect(await correctRow(staff, plan.id, 2, { email: 'un@gmail.com' })).toEqual({ ok: true, value: 'create' });
    expect(await correctRow(staff, plan.id, 3, { email: 'deux@gmail.com' })).toEqual({ ok: true, value: 'update' });
    const corrected = await reread(staff, plan.id);
    expect(corrected).toMatchObject({ counts: { create: 1, update: 1 }, choices: { fills: 1, mistyped: 0 } });
    expect(await correctRow(staff, plan.id, 2, { email: 'un@gmail.com' })).toEqual({
      ok: false,
      problem: { code: 'too-late' },
    });
    await commitTestPlan(staff, corrected);
    const created = await prisma().client.findFirstOrThrow({
      where: { structureId: staff.structure.id, emailKey: 'un@gmail.com' },
    });
    expect(created).toMatchObject({
      lastName: 'Un',
      firstName: 'Anne',
      phone: '+33611223344',
      searchText: 'un anne un',
    });
  });

  test('promotes the next row that has it', async () => {
    const plan = await planTestFile(staff, 'nom;email\nUn;x@gmial.com\nDeux;x@gmial.com\nTrois;x@gmial.com\n');
    expect(await correctRow(staff, plan.id, 2, { email: 'un@gmail.com' })).toEqual({ ok: true, value: 'create' });
    const rows = await rowsOf(plan);
    expect(rows.map(({ kind, problems }) => [kind, problems.map(({ code, line }) => [code, line])])).toEqual([
      ['create', []],
      ['create', [['mistyped', undefined]]],
      [
        'duplicate',
        [
          ['mistyped', undefined],
          ['shared', 3],
        ],
      ],
    ]);
    expect(await reread(staff, plan.id)).toMatchObject({
      counts: { create: 2, duplicate: 1 },
      choices: { mistyped: 1 },
    });
  });
});

describe('an address of two people', () => {
  test('is reported by name within the file, instead of as a duplicate', async () => {
    const plan = await planTestFile(
      staff,
      'nom;prenom;email\nDupré;Hélène;famille@x.fr\nDupré;Paul;famille@x.fr\nDUPRE;Helene;famille@x.fr\nHélène;Dupré;famille@x.fr\n',
    );
    expect((await rowsOf(plan)).slice(1).map(({ problems }) => problems)).toEqual([
      [{ code: 'shared', field: 'email', line: 2, name: 'Hélène Dupré' }],
      [{ code: 'duplicate', field: 'email', line: 2 }],
      [{ code: 'duplicate', field: 'email', line: 2 }],
    ]);
  });

  test('is reported by name before it renames a client', async () => {
    await addTestClient(staff, { lastName: 'Dupré', firstName: 'Hélène', email: 'famille@x.fr' });
    await addTestClient(staff, { lastName: 'Roux', firstName: 'Alex', email: 'alex@x.fr' });
    const plan = await planTestFile(staff, 'nom;prenom;email\nDupré;Paul;famille@x.fr\nRoux;Alexandre;alex@x.fr\n');
    expect(await rowsOf(plan)).toMatchObject([
      { kind: 'update', problems: [{ code: 'other-person', name: 'Hélène Dupré', warning: true }] },
      { kind: 'update', problems: [] },
    ]);
  });
});

test(
  'ends with the plan of the corrected file, for any corrections in any order',
  async () => {
    await addTestClient(staff, { lastName: 'Connu', firstName: '', email: 'a@gmail.com' });
    const local = fc.constantFrom('a', 'b', 'c');
    const domain = fc.constantFrom('gmail.com', 'gmial.com', 'gmail.con', 'gmailcom');
    const row = fc.record({ local, domain, name: fc.constantFrom('Connu', 'Autre') });
    const file = fc.tuple(fc.array(row, { minLength: 1, maxLength: 8 }), fc.infiniteStream(fc.nat()));
    await fc.assert(
      fc.asyncProperty(file, async ([rows, order]) => {
        const text = (correct: boolean) =>
          `nom;tel;email\n${rows.map(({ local, domain, name }) => `${name};;${local}@${correct ? 'gmail.com' : domain}`).join('\n')}\n`;
        const plan = await planTestFile(staff, text(false));
        for (;;) {
          const wrong = (await rowsOf(plan)).filter(
            ({ kind, problems }) => kind === 'refused' || isMistyped({ verdict: kind, problems }),
          );
          const next = wrong[(order.next().value as number) % wrong.length];
          if (!next) break;
          const email = `${rows[next.line - 2]?.local}@gmail.com`;
          expect(await correctRow(staff, plan.id, next.line, { email })).toMatchObject({ ok: true });
          const client = await connection().pool.connect();
          const choices = await countChoices(client, { structureId: staff.structure.id, importId: plan.id });
          client.release();
          expect((await reread(staff, plan.id)).choices).toMatchObject(choices);
        }
        const expected = await planTestFile(staff, text(true));
        const corrected = await reread(staff, plan.id);
        expect(await shownPlan(plan)).toEqual(await shownPlan(expected));
        expect(corrected.counts).toEqual(expected.counts);
        expect(corrected.choices).toMatchObject(expected.choices ?? {});
        await prisma().import.deleteMany({ where: { structureId: staff.structure.id } });
      }),
      { numRuns: runs },
    );
  },
  120_000 + runs * 3_000,
);
