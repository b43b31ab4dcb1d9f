import { createHash } from 'node:crypto';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { normaliseHeader } from './headers.ts';
import { widthWithoutAdded } from './outcome-columns.ts';
import type { RememberedField } from './remembered-columns.ts';

/**
 * Finds what staff of the structure last chose for a file with this header line, or null. The
 * header line of an outcome file counts as that of its file.
 */
export async function rememberedMapping(structureId: string, header: string[]): Promise<RememberedField[] | null> {
  const found = await prisma().importMapping.findUnique({
    where: { structureId_header: { structureId, header: keyOfHeader(header) } },
  });
  if (!found) return null;
  const added = header.length - widthWithoutAdded(header);
  return [...(found.fields as RememberedField[]), ...Array<null>(added).fill(null)];
}

/**
 * Stores a choice for the next file with the same header line; without a header line there is no
 * key to store it under.
 */
export async function rememberMapping(
  tx: Transaction,
  staff: Staff,
  header: string[],
  fields: RememberedField[],
): Promise<void> {
  if (header.length === 0) return;
  const key = { structureId: staff.structure.id, header: keyOfHeader(header) };
  const choice = { fields: fields.slice(0, widthWithoutAdded(header)), updatedAt: new Date(), updatedById: staff.id };
  await tx.importMapping.upsert({ where: { structureId_header: key }, create: { ...key, ...choice }, update: choice });
}

function keyOfHeader(header: string[]): string {
  const own = header.slice(0, widthWithoutAdded(header));
  return createHash('sha256')
    .update(JSON.stringify(own.map(normaliseHeader)))
    .digest('hex');
}
