import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import type { FileLayout, LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import { toRemember } from '#lib/imports/layout/remembered-columns.ts';
import { rememberMapping } from '#lib/imports/layout/remembered-mapping.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { readFile } from './read-file.ts';

export type ReadingProblem = 'not-allowed' | 'not-found' | 'too-late';

/**
 * Reads the file again as staff choose, and plans it again. The columns are remembered for the next
 * file with the same header line. After the consent to a plan it is too late. A file that cannot be
 * read that way shows the reason on its page.
 */
export async function changeReading(
  staff: Staff,
  id: string,
  chosen: LayoutOverrides,
): Promise<Result<null, ReadingProblem>> {
  if (!may(staff, 'imports.run')) return fail('not-allowed');
  const found = await findImport(staff, id);
  if (!found) return fail('not-found');
  if (!['mapping', 'planning', 'planned'].includes(found.state)) return fail('too-late');
  const { header = [], columns = [] } = (found.understood as FileLayout | null) ?? {};
  const { fields } = chosen;
  if (fields && fields.length <= header.length)
    await inTransaction((tx) => rememberMapping(tx, staff, header, toRemember(fields, columns)));
  await readFile({ structureId: staff.structure.id, importId: found.id }, chosen);
  return succeed(null);
}
