import { prisma } from '#lib/database/connection.ts';
import { Prisma } from '#lib/database/generated/client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import { type ImportKey, jobKey, whereImport } from '#lib/imports/file/import-key.ts';
import type { DetectedLayout } from '#lib/imports/layout/detect-layout.ts';
import type { LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import { announce } from '#lib/live/announce.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inReadingProcess, ReadingStopped, readingLimits } from './reading-process.ts';

/**
 * Detects the layout of an import's stored file, or takes the one that staff chose, and queues its
 * plan; or asks, where a column is ambiguous. A file that cannot be read is refused with the
 * reason; where staff chose how to read it, they can choose again.
 */
export async function readFile(
  of: ImportKey,
  chosen?: LayoutOverrides,
): Promise<Result<{ importId: string }, FileProblem & { importId: string }>> {
  const { bytes, structure } = await prisma().import.findFirstOrThrow({
    where: whereImport(of),
    select: { bytes: true, structure: { select: { country: true } } },
  });
  const read = await understand(of, bytes, structure.country, chosen);
  if (!read.ok) {
    await settle(of, { state: chosen ? 'mapping' : 'failed', problem: read.problem });
    return fail({ ...read.problem, importId: of.importId });
  }
  const { layout, question } = read.value;
  const understood = {
    understood: layout as Prisma.InputJsonObject,
    ...(chosen && { chosen: chosen as Prisma.InputJsonObject }),
  };
  if (question)
    await settle(of, {
      ...understood,
      state: 'mapping',
      problem: { ...question, line: layout.headerLine || undefined },
    });
  else
    await settle(of, {
      ...understood,
      state: 'planning',
      problem: Prisma.DbNull,
      reached: 0,
      stepStartedAt: new Date(),
      plan: { increment: 1 },
    });
  return succeed({ importId: of.importId });
}

/** Detects the layout in a reading process, within its budget of time and memory. */
async function understand(
  of: ImportKey,
  bytes: number,
  country: string,
  chosen: LayoutOverrides | undefined,
): Promise<Result<DetectedLayout, FileProblem>> {
  try {
    return await inReadingProcess(
      { name: 'understand', of, bytes, country, chosen, databaseUrl: process.env.DATABASE_URL },
      readingLimits(bytes),
    );
  } catch (error) {
    if (error instanceof ReadingStopped) return fail({ code: 'reading-stopped' });
    throw error;
  }
}

/**
 * Changes an import only while it is not committed: a plan that was consented to meanwhile stays.
 */
async function settle(of: ImportKey, data: Prisma.ImportUpdateManyMutationInput): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: { in: ['receiving', 'mapping', 'planning', 'planned'] } },
      data: { counts: Prisma.DbNull, ...data },
    });
    if (count === 0) return;
    if (data.state === 'planning') await addJob(tx, 'plan-import', of, jobKey(of));
    await announce(tx, of.structureId, 'imports');
  });
}
