import { connection } from '#lib/database/connection.ts';
import type { Import } from '#lib/database/generated/client.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { type ImportKey, whereImport } from '#lib/imports/file/import-key.ts';
import { countRows } from './count-rows.ts';
import type { Counts } from './counts.ts';

/** Counts the rows of a cancelled import by how far it went, and stores the counts. */
export async function recount(tx: Transaction, of: ImportKey): Promise<Import> {
  const now = await tx.import.findFirstOrThrow({ where: whereImport(of) });
  const counts = await countRows(connection().pool, of, now.counts as Counts, now);
  await tx.import.updateMany({ where: whereImport(of), data: { counts } });
  return { ...now, counts };
}
