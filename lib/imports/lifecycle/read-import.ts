import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import { type ImportSummary, summarise } from './import-summary.ts';

const pageSize = 30;

/** Reads one import of the staff member's structure, or null. */
export async function readImport(staff: Staff, id: string): Promise<ImportSummary | null> {
  const found = await findImport(staff, id);
  return found && ((await summarise([found]))[0] ?? null);
}

/**
 * Lists the imports of the structure, newest first, by keyset: ids are in order of time.
 * @param after the last id of the previous page
 */
export async function listImports(
  staff: Staff,
  after?: string,
): Promise<{ imports: ImportSummary[]; next: string | null }> {
  if (!may(staff, 'imports.read')) return { imports: [], next: null };
  const found = await prisma().import.findMany({
    where: {
      structureId: staff.structure.id,
      state: { not: 'receiving' },
      ...(isId(after) ? { id: { lt: after } } : {}),
    },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  });
  const imports = await summarise(found.slice(0, pageSize));
  return { imports, next: found.length > pageSize ? (imports.at(-1)?.id ?? null) : null };
}
