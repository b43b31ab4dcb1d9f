import { connection, prisma } from '#lib/database/connection.ts';
import { importLimits } from '#lib/imports/file/limits.ts';

const day = 86_400_000;

/**
 * Deletes expired files and rows: 30 days after the commit or, without one, after the upload;
 * unfinished uploads after an hour. The history keeps who, when, which file and the counts. A
 * running import keeps its rows.
 * @returns how many imports were deleted.
 */
export async function deleteOldFiles(now = new Date()): Promise<number> {
  await prisma().import.deleteMany({
    where: { state: 'receiving', createdAt: { lt: new Date(now.getTime() - 3_600_000) } },
  });
  const before = new Date(now.getTime() - importLimits.keptDays * day);
  const { rows } = await connection().pool.query<{ structureId: string; importId: string }>(
    `update import set forgotten_at = $1, state = case when state in ('mapping', 'planned',
      'planning') then 'discarded' else state end
    where forgotten_at is null and state not in ('receiving', 'committing', 'undoing') and coalesce(committed_at,
      created_at) < $2
    returning structure_id as "structureId", id as "importId"`,
    [now, before],
  );
  for (const of of rows) {
    await prisma().importChunk.deleteMany({ where: of });
    await prisma().importRow.deleteMany({ where: of });
  }
  return rows.length;
}
