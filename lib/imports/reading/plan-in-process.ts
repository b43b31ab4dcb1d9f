import { prisma } from '#lib/database/connection.ts';
import { directUrl } from '#lib/database/connections/direct-url.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';
import { announce } from '#lib/live/announce.ts';
import { inReadingProcess, type ReadingLimits, ReadingStopped, readingLimits } from './reading-process.ts';

/**
 * Plans an import in a reading process (`planImport`). A file that reaches its limits is refused
 * for good: neither a retry of the job nor a restart of the server reads it again.
 * @param limits by default what the size of the file allows
 */
export async function planInProcess(of: ImportKey, limits?: Partial<ReadingLimits>): Promise<void> {
  const found = await prisma().import.findFirst({
    where: { ...whereImport(of), state: 'planning' },
    select: { bytes: true, plan: true },
  });
  if (!found) return;
  try {
    await inReadingProcess(
      { name: 'plan', of, databaseUrl: directUrl() },
      { ...readingLimits(found.bytes), ...limits },
    );
  } catch (error) {
    if (!(error instanceof ReadingStopped)) throw error;
    await refuse(of, found.plan);
  }
}

/** A plan that was started again meanwhile, with another reading, continues. */
async function refuse(of: ImportKey, plan: number): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({
      where: { ...whereImport(of), state: 'planning', plan },
      data: { state: 'failed', problem: { code: 'reading-stopped' } },
    });
    if (count > 0) await announce(tx, of.structureId, 'imports');
  });
}
