import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { outcomeFile } from '#lib/imports/outcome/outcome-file.ts';

/** Reads the whole outcome file of an import. */
export async function outcomeOf(staff: Staff, { id }: ImportSummary, locale: Locale = 'fr'): Promise<Buffer> {
  const file = await outcomeFile(staff, id, locale);
  if (!file.ok) throw new Error(file.problem);
  const pieces: Buffer[] = [];
  for await (const piece of file.value.bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Finds what an outcome file has to return of the refused rows: values and problems. */
export async function refusedOf(staff: Staff, { id }: ImportSummary) {
  const rows = await prisma().importRow.findMany({
    where: { structureId: staff.structure.id, importId: id, verdict: 'refused' },
    orderBy: { line: 'asc' },
  });
  return rows.map(({ lastName, firstName, email, phone, birthDate, memberNumber, problems }) => {
    return { lastName, firstName, email, phone, birthDate, memberNumber, problems };
  });
}
