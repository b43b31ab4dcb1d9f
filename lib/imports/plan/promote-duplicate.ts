import { findByEmailKeys } from '#lib/clients/find-by-email-keys.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { CountedRow } from '#lib/imports/rows/counted-row.ts';
import type { RowProblem, RowProblemCode } from '#lib/imports/rows/row-problem.ts';
import { type JudgedRow, judgeRow } from './judge-row.ts';
import type { RowFields } from './row-fields.ts';

/** A duplicate that counts now, because the row it named has another address. */
export type PromotedDuplicate = { line: number; cells: string[]; judged: JudgedRow };

type StoredDuplicate = RowFields & { line: number; cells: string[]; problems: RowProblem[] | null };

/** Problems that a judgement finds, and finds again; the others come from reading the cells. */
const judgedProblems: RowProblemCode[] = ['duplicate', 'mistyped', 'unusual-mailbox', 'other-person'];

/**
 * Finds and judges the next row with the address that a corrected row counted for until now; null
 * when there is none. An alias that was added since the plan does not refuse it: the commit holds
 * the row then, as it holds any other planned one.
 */
export async function promoteDuplicate(
  tx: Transaction,
  of: ImportKey,
  { verdict, emailKey }: CountedRow & { emailKey: string | null },
): Promise<PromotedDuplicate | null> {
  if (verdict === 'refused' || emailKey === null) return null;
  const { rows } = await tx.query<StoredDuplicate>(
    `select line, cells, problems, last_name as "lastName", first_name as "firstName", email, email_key as "emailKey",
      phone, second_phone as "secondPhone", birth_date::text as "birthDate", gender, language,
      member_number as "memberNumber", groups, note
    from import_row where structure_id = $1 and import_id = $2 and email_key = $3 and verdict = 'duplicate'
      order by line limit 1`,
    [...keyOf(of), emailKey],
  );
  if (!rows[0]) return null;
  const { line, cells, problems: stored, ...fields } = rows[0];
  const problems = (stored ?? []).filter(({ code }) => !judgedProblems.includes(code));
  const client = (await findByEmailKeys(of.structureId, [emailKey])).get(emailKey);
  return { line, cells, judged: judgeRow({ verdict: 'usable', problems, fields }, { client }) };
}
