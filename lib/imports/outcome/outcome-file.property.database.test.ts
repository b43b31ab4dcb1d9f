import fc from 'fast-check';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { createEncoder } from '#lib/csv/encode.ts';
import type { TextEncoding } from '#lib/csv/text-encoding.ts';
import { prisma } from '#lib/database/connection.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { readImport } from '#lib/imports/lifecycle/read-import.ts';
import { correctRow } from '#lib/imports/plan/correct-row.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, importTestFile, planTestFile } from '#lib/testing/import.ts';
import { outcomeOf, refusedOf } from '#lib/testing/outcome-file.ts';
import { testStaff } from '#lib/testing/staff.ts';

/** Number of generated files; `npm run test:endurance` tries 300. */
const runs = Number(process.env.IMPORT_RUNS ?? 4);

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});

beforeEach(async () => {
  staff = await testStaff('manager');
});

/** Without cells of separators alone: behind a longer row, `";;"` is read as two ditto marks. */
const cell = fc
  .oneof(
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
  )
  .filter((text) => !/^[;,|]+$/.test(text));

/** A cell of a name has a letter: a column of names without any is taken for something else. */
const name = cell.map((text) => (text === '' || /\p{L}/u.test(text) ? text : `${text}é`));

const encodings: TextEncoding[] = ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'];

const someFile = fc.record({
  separator: fc.constantFrom(';', ',', '\t', '|'),
  lineEnd: fc.constantFrom('\r\n', '\n', '\r'),
  encoding: fc.constantFrom(...encodings),
  mark: fc.boolean(),
  announced: fc.boolean(),
  rows: fc.array(fc.record({ last: name, first: name, note: cell, good: fc.boolean(), beyond: fc.boolean() }), {
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
      const refused = await refusedOf(staff, imported);
      if (refused.length === 0) return;
      const outcome = await outcomeOf(staff, imported);
      const again = await planTestFile(staff, outcome);
      expect(again.understood).toMatchObject({ separator, separatorLine: announced });
      expect(await refusedOf(staff, again)).toEqual(refused);
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
