import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { admitPerson } from '#lib/erasures/lift-erasure.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import type { CountedRow } from '#lib/imports/rows/counted-row.ts';
import type { RowKind, Verdict } from '#lib/imports/rows/counts.ts';
import { isCorrectable } from '#lib/imports/rows/is-correctable.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { storableText } from '#lib/values/storable-text.ts';
import { applyCorrection, type CorrectedRow } from './apply-correction.ts';
import { cellsOf, rowFields } from './cells-of.ts';
import { correctedCells, type TypedValues } from './corrected-cells.ts';
import { findHolders } from './find-holders.ts';
import { judgeRow } from './judge-row.ts';
import { parseRow } from './parse-row.ts';
import type { RowFields } from './row-fields.ts';
import { fullNameCell, parseWithNames, typedNames } from './typed-names.ts';

export type CorrectionProblem = { code: 'not-allowed' | 'not-found' | 'too-late' } | { problems: RowProblem[] };

type WrongRow = CountedRow & { cells: string[]; emailKey: string | null; fields: RowFields };

/**
 * Corrects a row of a plan that was refused, is a duplicate or has a warning, by the rules that the
 * file is read by: a value that is not given stays as in the file, and a field that no column of
 * the file holds is not read. Both names may be given in place of a full name, which nothing splits
 * then. The verdict is the one that the file would get with these values. Consent to the former
 * counts no longer holds. Another reading of the file drops corrections, because its cells may
 * differ.
 * @param returnReason why a person may return whose data was erased
 * @returns the verdict of the corrected row
 */
export async function correctRow(
  staff: Staff,
  id: string,
  line: number,
  values: TypedValues,
  returnReason?: string,
): Promise<Result<RowKind, CorrectionProblem>> {
  if (!may(staff, 'imports.run')) return fail({ code: 'not-allowed' });
  for (;;) {
    const found = await findImport(staff, id);
    if (!found) return fail({ code: 'not-found' });
    if (found.state !== 'planned') return fail({ code: 'too-late' });
    const of = { structureId: staff.structure.id, importId: found.id };
    const layout = found.understood as FileLayout;
    const row = await readRow(of, line);
    if (!row) return fail({ code: 'not-found' });
    if (!isCorrectable({ kind: row.verdict, problems: row.problems ?? [] })) return fail({ code: 'too-late' });
    const read = row.cells.length > 0 ? row.cells : cellsOf(row.fields, layout.columns);
    const names = typedNames(layout, values, row.fields);
    const typed = names ? { ...values, fullName: fullNameCell(names) } : values;
    const cells = correctedCells(read, layout.columns, typed);
    const { country } = staff.structure;
    const parsed = names ? parseWithNames(cells, layout, country, names) : parseRow(cells, layout, country);
    const holderOf = await findHolders(of.structureId, [parsed]);
    const holder = holderOf(parsed);
    const judged = judgeRow(parsed, returnReason ? { ...holder, erased: false } : holder);
    if (judged.verdict === 'refused') return fail({ problems: judged.problems });
    const stored = cells.map((cell) => storableText(cell, cell.length));
    const verdict = await writeCorrection(of, found.plan, { line, cells: stored, judged, before: row }, (tx) =>
      returnReason && judged.verdict === 'create'
        ? admitPerson(tx, identitiesOf(judged.fields), {
            structureId: of.structureId,
            staffId: staff.id,
            entrance: 'import',
            reason: returnReason,
          })
        : null,
    );
    if (verdict) return succeed(verdict);
  }
}

async function readRow(of: ImportKey, line: number): Promise<WrongRow | null> {
  if (!Number.isInteger(line) || line < 1 || line > 2_147_483_647) return null;
  const { rows } = await connection().pool.query<WrongRow>(
    `select verdict, changes, problems, cells, email_key as "emailKey", ${rowFields} as fields from import_row
    where structure_id = $1 and import_id = $2 and line = $3`,
    [...keyOf(of), line],
  );
  return rows[0] ?? null;
}

/** Null when the plan has changed since it was read: the row has to be judged again then. */
function writeCorrection(
  of: ImportKey,
  plan: number,
  row: CorrectedRow,
  admit: (tx: Transaction) => Promise<unknown> | null,
): Promise<Verdict | null> {
  return inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `select 1 from import where structure_id = $1 and id = $2 and state = 'planned' and plan = $3 for update`,
      [...keyOf(of), plan],
    );
    if (rowCount === 0) return null;
    await admit(tx);
    const verdict = await applyCorrection(tx, of, row);
    await announce(tx, of.structureId, 'imports');
    return verdict;
  });
}
