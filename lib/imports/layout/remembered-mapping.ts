import { createHash } from 'node:crypto';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { normaliseHeader } from './headers.ts';
import { widthWithoutAdded } from './outcome-columns.ts';

type Fields = (ImportField | null)[];

/**
 * What staff of the structure chose the last time a file with this header line came, or null. An
 * outcome file of it counts as such.
 */
export async function rememberedMapping(structureId: string, header: string[]): Promise<Fields | null> {
  const found = await prisma().importMapping.findUnique({
    where: { structureId_header: { structureId, header: keyOfHeader(header) } },
  });
  if (!found) return null;
  const added = header.length - widthWithoutAdded(header);
  return [...(found.fields as Fields), ...Array<null>(added).fill(null)];
}

/**
 * Keeps a choice for the next file with the same header line. A file without one is no help to the
 * next.
 */
export async function rememberMapping(tx: Transaction, staff: Staff, header: string[], fields: Fields): Promise<void> {
  if (header.length === 0) return;
  const key = { structureId: staff.structure.id, header: keyOfHeader(header) };
  const told = { fields: fields.slice(0, widthWithoutAdded(header)), updatedAt: new Date(), updatedById: staff.id };
  await tx.importMapping.upsert({ where: { structureId_header: key }, create: { ...key, ...told }, update: told });
}

function keyOfHeader(header: string[]): string {
  const own = header.slice(0, widthWithoutAdded(header));
  return createHash('sha256')
    .update(JSON.stringify(own.map(normaliseHeader)))
    .digest('hex');
}
