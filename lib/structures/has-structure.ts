import { connection } from '#lib/database/connection.ts';

/**
 * Whether the first run is over: from then on `/welcome` opens no structure. In SQL, because the
 * launcher asks nothing else of Prisma, whose query compiler takes a second to load.
 */
export async function hasStructure(): Promise<boolean> {
  const { rowCount } = await connection().pool.query('select 1 from structure limit 1');
  return rowCount === 1;
}
