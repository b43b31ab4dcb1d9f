import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { accountsOf } from '#lib/addresses/erase-attachments.ts';
import { zip } from '#lib/api/zip.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { readPerson } from '#lib/clients/bin/read-person.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { isExportFree, makeInExportSlot } from '#lib/throttle/export-slots.ts';
import { type ExportProblem, mayExport } from '#lib/throttle/may-export.ts';
import { readHeldData } from './held-data.ts';
import { heldPage } from './held-page.ts';

/**
 * Exports everything that the structure holds on a client, as one archive: for programs as JSON,
 * and as a page to read. The history of the client records it.
 */
export async function exportPerson(
  staff: Staff,
  id: string,
  locale: Locale,
): Promise<Result<Buffer, 'not-allowed' | 'not-found' | ExportProblem>> {
  if (!may(staff, 'clients.erase')) return fail('not-allowed');
  if (!isId(id)) return fail('not-found');
  const structureId = staff.structure.id;
  if (!isExportFree(structureId)) return fail('exports-busy');
  if (!(await mayExport(staff.id, structureId))) return fail('too-many-exports');
  return makeInExportSlot(structureId, () => makeArchive(staff, id, locale));
}

async function makeArchive(staff: Staff, id: string, locale: Locale): Promise<Result<Buffer, 'not-found'>> {
  const structureId = staff.structure.id;
  const held = await inTransaction(async (tx) => {
    const person = await readPerson(tx, structureId, id);
    if (!person) return null;
    const accountIds = (await accountsOf(tx, structureId, person)).map((account) => account.id);
    const data = await readHeldData(tx, structureId, { ...person, accountIds });
    await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'client-exported', clientId: id, details: {} }]);
    return { data, name: `${person.firstName} ${person.lastName}`.trim() };
  });
  if (!held) return fail('not-found');
  const at = new Date();
  const json = { structure: staff.structure.name, exportedAt: at.toISOString(), ...held.data };
  const page = heldPage(held.data, { ...held, structure: staff.structure, at, locale }, dictionaryOf(locale));
  return succeed(
    zip(
      [
        { name: 'data.json', content: `${JSON.stringify(json, null, 2)}\n` },
        { name: 'data.html', content: page },
      ],
      at,
    ),
  );
}
