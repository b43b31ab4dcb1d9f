import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { rejectBinary } from '#lib/csv/reject-binary.ts';
import { prisma } from '#lib/database/connection.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { storeFile } from '#lib/imports/file/stored-file.ts';
import { readFile } from '#lib/imports/reading/read-file.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { receiveUpload, type UploadForm } from './receive-upload.ts';

/** With an `importId` the refusal is kept in the history; without one no file had arrived. */
export type ReceiveProblem = { code: 'not-allowed' } | (FileProblem & { importId?: string });

/**
 * Receives the file of a form as a stream, stores it and queues its plan. No client changes before
 * staff consent to the plan. An upload that is interrupted, too large or no text leaves nothing
 * behind.
 */
export async function receiveImport(
  staff: Staff,
  form: UploadForm,
): Promise<Result<{ importId: string }, ReceiveProblem>> {
  if (!may(staff, 'imports.run')) return fail({ code: 'not-allowed' });
  const { id: importId } = await prisma().import.create({
    data: { structureId: staff.structure.id, fileName: '', state: 'receiving', createdById: staff.id },
  });
  const of: ImportKey = { structureId: staff.structure.id, importId };
  const received = (await noRoom(of)) ?? (await store(of, form));
  if (!received.ok) {
    await prisma().import.deleteMany({ where: whereImport(of) });
    return received;
  }
  return readFile(of);
}

/**
 * Checks the quotas of the structure before the first byte is stored, counting uploads in progress.
 */
async function noRoom({ structureId, importId }: ImportKey): Promise<Result<never, FileProblem> | null> {
  const others = { structureId, id: { not: importId } };
  const lately = await prisma().import.count({
    where: { ...others, createdAt: { gt: new Date(Date.now() - 3_600_000) } },
  });
  if (lately >= importLimits.filesAnHour) return fail({ code: 'too-often' });
  const arriving = await prisma().import.count({ where: { ...others, state: 'receiving' } });
  const stored = await prisma().import.aggregate({ where: { ...others, forgottenAt: null }, _sum: { bytes: true } });
  const most = (stored._sum.bytes ?? 0) + (arriving + 1) * importLimits.bytes;
  return most > importLimits.storedBytes ? fail({ code: 'no-room' }) : null;
}

async function store(of: ImportKey, form: UploadForm): Promise<Result<null, FileProblem>> {
  try {
    const received = await receiveUpload(form, async (fileName, arriving) => ({
      fileName,
      bytes: await storeFile(of, rejectBinary(arriving)),
    }));
    if (!received.ok) return received;
    if (received.value.bytes === 0) return fail({ code: 'empty' });
    await prisma().import.updateMany({ where: whereImport(of), data: received.value });
    return succeed(null);
  } catch (error) {
    await prisma()
      .import.deleteMany({ where: whereImport(of) })
      .catch(() => undefined);
    throw error;
  }
}
