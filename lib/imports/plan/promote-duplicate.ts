import { findByEmailKeys } from '#lib/clients/find-by-email-keys.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import type { CountedRow } from '#lib/imports/rows/counted-row.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { type Decision, decideRow } from './decide-row.ts';
import type { RowFields } from './parse-row.ts';

/** A duplicate that counts now, because the row it named has another address. */
export type PromotedDuplicate = {
  line: number;
  cells: string[];
  fields: RowFields;
  decision: Decision;
  problems: RowProblem[];
};

type Stored = RowFields & { line: number; cells: string[]; problems: RowProblem[] | null };

/**
 * The next row with the address of one that counted for it, decided as if the other had never had
 * it; null when there is none.
 */
export async function promoteDuplicate(
  tx: Transaction,
  of: ImportKey,
  { verdict, emailKey }: CountedRow & { emailKey: string | null },
): Promise<PromotedDuplicate | null> {
  if (verdict === 'refused' || emailKey === null) return null;
  const { rows } = await tx.query<Stored>(
    `select line, cells, problems, last_name as "lastName", first_name as "firstName", email, email_key as "emailKey",
      phone,
      birth_date::text as "birthDate", member_number as "memberNumber"
    from import_row where structure_id = $1 and import_id = $2 and email_key = $3 and verdict = 'duplicate'
      order by line limit 1`,
    [...keyOf(of), emailKey],
  );
  const [row] = rows;
  if (!row) return null;
  const { line, cells, problems: told, ...fields } = row;
  // What the decision says is said anew.
  const problems = (told ?? []).filter(
    ({ code }) => code !== 'duplicate' && code !== 'mistyped' && code !== 'other-person',
  );
  const known = (await findByEmailKeys(of.structureId, [emailKey])).get(emailKey);
  const decision = decideRow({ verdict: 'usable', problems, fields }, known);
  return { line, cells, fields, decision, problems: [...problems, ...decision.warnings] };
}
