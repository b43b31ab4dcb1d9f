import { prisma } from '#lib/database/connection.ts';
import type { Import, ImportState } from '#lib/database/generated/client.ts';
import { isId } from '#lib/identity/id.ts';
import type { Staff } from '#lib/staff/staff.ts';
import type { Counts } from './counts.ts';
import type { FileProblem } from './file-problem.ts';
import type { Understanding } from './understand-file.ts';

/** One import as the history and its own page tell of it. `author` is null when the account is gone. */
export type ImportSummary = {
  id: string;
  fileName: string;
  state: ImportState;
  understood: Understanding | null;
  problem: FileProblem | null;
  counts: Counts | null;
  createdAt: Date;
  author: string | null;
};

const pageSize = 30;

/** One import of the actor's structure, or null. */
export async function readImport(staff: Staff, id: string): Promise<ImportSummary | null> {
  if (!isId(id)) return null;
  const found = await prisma().import.findUnique({ where: { structureId_id: { structureId: staff.structure.id, id } } });
  return found && ((await summaries([found]))[0] ?? null);
}

/**
 * The structure's imports, newest first. Ids are made in order of time, so they are the place to continue `after`.
 * @param after the last id of the page before
 */
export async function listImports(staff: Staff, after?: string): Promise<{ imports: ImportSummary[]; next: string | null }> {
  const found = await prisma().import.findMany({
    where: { structureId: staff.structure.id, ...(isId(after) ? { id: { lt: after } } : {}) },
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  });
  const imports = await summaries(found.slice(0, pageSize));
  return { imports, next: found.length > pageSize ? (imports.at(-1)?.id ?? null) : null };
}

async function summaries(imports: Import[]): Promise<ImportSummary[]> {
  const ids = [...new Set(imports.map(({ createdById }) => createdById))];
  const accounts = await prisma().staffAccount.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(accounts.map(({ id, name }) => [id, name]));
  return imports.map(({ id, fileName, state, understood, problem, counts, createdAt, createdById }) => ({
    id,
    fileName,
    state,
    understood: understood as Understanding | null,
    problem: problem as FileProblem | null,
    counts: counts as Counts | null,
    createdAt,
    author: names.get(createdById) ?? null,
  }));
}
