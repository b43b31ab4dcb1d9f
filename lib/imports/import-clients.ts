import { recordEvent } from '#lib/audit/record-event.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Prisma } from '#lib/database/generated/client.ts';
import { log } from '#lib/log.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { may } from '#lib/staff/permissions.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { commitSlice, type Done } from './commit-slice.ts';
import { countRows } from './count-rows.ts';
import type { Counts } from './counts.ts';
import { decideVerdicts } from './decide-verdicts.ts';
import { type FileProblem, FileRefused } from './file-problem.ts';
import type { ImportOfStaff } from './import-of-staff.ts';
import { slicesOf } from './slices.ts';
import { stageRows } from './stage-rows.ts';
import { understandFile } from './understand-file.ts';

/** A file that staff sent, stored whole. `fileName` is what their computer calls it. */
export type Upload = { path: string; fileName: string };

export type ImportProblem = { code: 'not-allowed' } | (FileProblem & { importId: string });

/**
 * Imports a stored file: understands it, stages its rows, decides every verdict, then commits in slices.
 * Every problem is kept with the import, so that the history tells of refused files too. When the database goes away in the
 * middle of the commit the import fails as `interrupted` and says what was done; importing the file again does the rest.
 */
export async function importClients(staff: Staff, upload: Upload): Promise<Result<{ importId: string; counts: Counts }, ImportProblem>> {
  if (!may(staff, 'imports.run')) return fail({ code: 'not-allowed' });
  const { id: importId } = await prisma().import.create({
    data: { structureId: staff.structure.id, fileName: upload.fileName, state: 'planning', createdById: staff.id },
  });
  const of = { staff, importId };
  const done: Done = { created: 0, updated: 0 };
  try {
    return await run(of, upload, done);
  } catch (error) {
    if (error instanceof FileRefused) return refuse(of, error.problem);
    log.error({ err: error, importId }, 'an import was interrupted');
    return refuse(of, { code: 'interrupted', ...done });
  }
}

async function run(of: ImportOfStaff, upload: Upload, done: Done): Promise<Result<{ importId: string; counts: Counts }, ImportProblem>> {
  const understood = await understandFile(upload.path);
  if (!understood.ok) return refuse(of, understood.problem);
  await prisma().import.update({ where: whereOf(of), data: { understood: understood.value as Prisma.InputJsonObject } });
  const tally = await stageRows(of, upload.path, understood.value);
  await decideVerdicts(of);
  for await (const slice of slicesOf(of)) {
    const { created, updated } = await commitSlice(of, slice);
    done.created += created;
    done.updated += updated;
  }
  const counts = await countRows(of, tally);
  await finish(of, upload.fileName, counts);
  return succeed({ importId: of.importId, counts });
}

async function finish(of: ImportOfStaff, fileName: string, counts: Counts): Promise<void> {
  await prisma().$transaction(async (tx) => {
    await tx.import.update({ where: whereOf(of), data: { state: 'committed', counts, committedAt: new Date() } });
    const details = { importId: of.importId, fileName, created: counts.create, updated: counts.update };
    await recordEvent(tx, { structureId: of.staff.structure.id, staffId: of.staff.id }, { kind: 'import-committed', details });
  });
}

async function refuse(of: ImportOfStaff, problem: FileProblem): Promise<Result<never, ImportProblem>> {
  await prisma().import.update({ where: whereOf(of), data: { state: 'failed', problem } });
  return fail({ ...problem, importId: of.importId });
}

function whereOf({ staff, importId }: ImportOfStaff) {
  return { structureId_id: { structureId: staff.structure.id, id: importId } };
}
