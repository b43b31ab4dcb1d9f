import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import type { ComparedKind, ComparedRow, Comparison } from './comparison.ts';
import { countsSql, matchedSql, rowsSql } from './comparison-sql.ts';

export const comparisonPageSize = 50;

/**
 * Compares a file that staff uploaded with the clients as they are now, without writing anything:
 * before an ERP is connected, staff sees whom it would take over and who stays manually managed;
 * afterwards, where the two differ. Each client who is neither in the trash nor former is counted
 * once, as `taken`, `differs` or `here`.
 * @param page 1-based
 * @returns null when the actor may not see the file, or it has not been read to its end
 */
export async function compareFile(
  staff: Staff,
  importId: string,
  kind: ComparedKind,
  page: number,
): Promise<Comparison | null> {
  if (!may(staff, 'erp.read')) return null;
  const found = await findImport(staff, importId);
  if (!found?.counts || found.forgottenAt) return null;
  const of = [staff.structure.id, found.id];
  const [counted, listed] = await Promise.all([
    database().pool.query<Record<ComparedKind, number>>(`${matchedSql} ${countsSql}`, of),
    database().pool.query<ComparedRow>(`${matchedSql} ${rowsSql[kind]} limit $3 offset $4`, [
      ...of,
      comparisonPageSize,
      (page - 1) * comparisonPageSize,
    ]),
  ]);
  return { counts: counted.rows[0] as Record<ComparedKind, number>, rows: listed.rows };
}
