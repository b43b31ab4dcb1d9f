import { prisma } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { may } from '#lib/staff/permissions.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { type FileProblem, FileRefused } from './file-problem.ts';
import type { ImportKey } from './import-key.ts';
import { limits } from './limits.ts';
import { readFile } from './read-file.ts';
import { receiveUpload, type UploadForm } from './receive-upload.ts';
import { sniffed } from './sniffed.ts';
import { storeFile } from './stored-file.ts';

/** With an `importId` the history tells of the refusal; without one nothing had arrived that could be told of. */
export type ReceiveProblem = { code: 'not-allowed' } | (FileProblem & { importId?: string });

/**
 * Takes the file of a form while it arrives, stores it, and has it planned. Nothing is done to any client before staff say yes
 * to the plan. An upload that is cut, too big or no text leaves nothing behind.
 */
export async function receiveImport(staff: Staff, form: UploadForm): Promise<Result<{ importId: string }, ReceiveProblem>> {
  if (!may(staff, 'imports.run')) return fail({ code: 'not-allowed' });
  const problem = await noRoom(staff);
  if (problem) return fail(problem);
  const { id: importId } = await prisma().import.create({
    data: { structureId: staff.structure.id, fileName: '', state: 'receiving', createdById: staff.id },
  });
  const of: ImportKey = { structureId: staff.structure.id, importId };
  const received = await store(of, form);
  if (!received.ok) return received;
  return readFile(staff, of);
}

/** Too much at a time, or altogether; both before the first byte is stored. */
async function noRoom(staff: Staff): Promise<FileProblem | null> {
  const structureId = staff.structure.id;
  const lately = await prisma().import.count({ where: { structureId, createdAt: { gt: new Date(Date.now() - 3_600_000) } } });
  if (lately >= limits.filesAnHour) return { code: 'too-often' };
  const stored = await prisma().import.aggregate({ where: { structureId, forgottenAt: null }, _sum: { bytes: true } });
  return (stored._sum.bytes ?? 0) + limits.bytes > limits.storedBytes ? { code: 'no-room' } : null;
}

async function store(of: ImportKey, form: UploadForm): Promise<Result<null, FileProblem>> {
  const where = { structureId_id: { structureId: of.structureId, id: of.importId } };
  try {
    const received = await receiveUpload(form, async (fileName, arriving) => ({ fileName, bytes: await storeFile(of, sniffed(arriving)) }));
    if (received.ok) {
      if (received.value.bytes === 0) throw new FileRefused({ code: 'empty' });
      await prisma().import.update({ where, data: received.value });
      return succeed(null);
    }
    await prisma().import.delete({ where });
    return received;
  } catch (error) {
    await prisma()
      .import.delete({ where })
      .catch(() => undefined);
    if (error instanceof FileRefused) return fail(error.problem);
    throw error;
  }
}
