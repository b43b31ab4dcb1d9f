import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';
import { announce } from '#lib/live/announce.ts';
import { inReadingThread, ReadingStopped, readingBudget } from './reading-thread.ts';

/**
 * Plans an import in a reading thread (`planImport`). A file that uses up its budget is refused for
 * good: neither a retry of the job nor a restart of the server reads it again.
 * @param budget milliseconds; by default what the size of the file allows
 */
export async function planInThread(of: ImportKey, budget?: number): Promise<void> {
  const found = await prisma().import.findFirst({
    where: { ...whereImport(of), state: 'planning' },
    select: { bytes: true, plan: true },
  });
  if (!found) return;
  try {
    await inReadingThread(
      { name: 'plan', of, databaseUrl: process.env.DATABASE_URL },
      budget ?? readingBudget(found.bytes),
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
