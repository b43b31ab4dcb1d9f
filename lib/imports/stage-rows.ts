import { randomUUIDv7 } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { connection } from '#lib/database/connection.ts';
import { copyLine } from './copy-line.ts';
import { type Tally, untold } from './counts.ts';
import type { ImportOfStaff } from './import-of-staff.ts';
import { parseRow } from './parse-row.ts';
import type { FileRecord } from './read-records.ts';
import { readRows } from './read-rows.ts';
import type { Understanding } from './understand-file.ts';

const columns =
  'structure_id, import_id, line, verdict, problems, cells, email_key, email, last_name, first_name, phone, birth_date, member_number, sort_name, search_text, client_id';

/**
 * Brings the rows of a stored file into `import_row`, in one COPY: all or nothing. A usable row is provisionally one to create,
 * under an id of its own, so that the rows of a fresh base are written only once.
 * @returns the lines of the file, and those that are no row by kind.
 * @throws FileRefused when the file cannot be read to its end.
 */
export async function stageRows(of: ImportOfStaff, path: string, understood: Understanding): Promise<Tally> {
  const tally = untold();
  const client = await connection().pool.connect();
  try {
    const copy = client.query(copyFrom(`copy import_row (${columns}) from stdin`));
    await pipeline(async function* () {
      for await (const batch of readRows(path, understood, tally)) yield batch.map((record) => stagedLine(of, record, understood)).join('');
    }, copy);
    client.release();
    return tally;
  } catch (error) {
    // A COPY that was broken off leaves the connection in a state that is not worth finding out.
    client.release(true);
    throw error;
  }
}

function stagedLine({ staff, importId }: ImportOfStaff, { line, cells }: FileRecord, understood: Understanding): string {
  const { verdict, problems, fields } = parseRow(cells, understood.columns, understood.header, staff.structure.country);
  const usable =
    verdict === 'usable' ? { lastName: fields.lastName ?? '', firstName: fields.firstName ?? '', emailKey: fields.emailKey ?? '' } : null;
  return copyLine([
    staff.structure.id,
    importId,
    line,
    usable ? 'create' : verdict,
    problems.length > 0 ? JSON.stringify(problems) : null,
    // Cells beyond the header are shown, but not without end.
    cells.slice(0, understood.columns.length + 20),
    fields.emailKey,
    fields.email,
    fields.lastName,
    fields.firstName,
    fields.phone,
    fields.birthDate,
    fields.memberNumber,
    usable && sortName(usable.lastName, usable.firstName),
    usable && searchText(usable),
    usable && randomUUIDv7(),
  ]);
}
