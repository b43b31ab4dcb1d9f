import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { csvDay, csvDialects, csvLine } from '#lib/csv/client-csv.ts';
import { connection } from '#lib/database/connection.ts';
import type { Gender } from '#lib/database/generated/enums.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type ClientFields, type FieldName, fieldNames } from './client.ts';
import { clientHeaders } from './client-columns.ts';
import { clientFilter } from './client-filter.ts';
import { clientsOf } from './clients-of.ts';
import type { ListQuery } from './list-query.ts';
import { listOrders } from './list-rows.ts';

type ExportedRow = Omit<ClientFields, 'birthDate'> & { birthDate: string | null; id: string; sortValue: string };
type ExportQuery = Pick<ListQuery, 'q' | 'state' | 'sort' | 'import'>;

const batchSize = 5_000;

/**
 * Streams the clients that the list shows as a file in the reader's language, in batches: memory
 * stays constant, and no transaction stays open for a slow reader. The audit event is recorded
 * before the first byte is sent.
 */
export async function exportClients(
  staff: Staff,
  query: ExportQuery,
  locale: Locale,
): Promise<Result<AsyncGenerator<string>, 'not-allowed'>> {
  if (!may(staff, 'clients.export')) return fail('not-allowed');
  const brought = query.import ? { importId: query.import } : {};
  const details = { query: query.q || null, state: query.state === 'all' ? null : query.state, ...brought };
  await recordEvents(connection().pool, [
    { ...clientsOf(staff), staffId: staff.id, kind: 'clients-exported', details },
  ]);
  return succeed(writeFile(staff, query, locale));
}

async function* writeFile(staff: Staff, query: ExportQuery, locale: Locale): AsyncGenerator<string> {
  const { separator, mark } = csvDialects[locale];
  yield mark +
    csvLine(
      fieldNames.map((name) => clientHeaders[locale][name]),
      separator,
    );
  let last: ExportedRow | undefined;
  do {
    const rows = await readBatch(staff, query, last);
    last = rows.length === batchSize ? rows.at(-1) : undefined;
    if (rows.length > 0) yield rows.map((row) => csvLine(cellsOf(row, locale), separator)).join('');
  } while (last);
}

/** Reads the next rows by keyset, as the list does. */
async function readBatch(staff: Staff, query: ExportQuery, last: ExportedRow | undefined): Promise<ExportedRow[]> {
  const { sql, values } = clientFilter(staff, query);
  const { column, direction } = listOrders[query.sort];
  const place = values.length + 1;
  const beyond = last
    ? `and (${column}, id) ${direction === 'asc' ? '>' : '<'} ($${place}::${column === 'sort_name' ? 'text' : 'timestamptz'}, $${place + 1}::uuid)`
    : '';
  const { rows } = await connection().pool.query<ExportedRow>(
    `select id, ${column}::text as "sortValue", last_name as "lastName", first_name as "firstName", email, phone,
      second_phone as "secondPhone",
      to_char(birth_date, 'YYYY-MM-DD') as "birthDate", gender, language, member_number as "memberNumber", groups, note
    from client where ${sql} ${beyond} order by ${column} ${direction}, id ${direction} limit ${batchSize}`,
    last ? [...values, last.sortValue, last.id] : values,
  );
  return rows;
}

function cellsOf(row: ExportedRow, locale: Locale): string[] {
  const { genders, languages } = dictionaryOf(locale).clients;
  const shown: Partial<Record<FieldName, string>> = {
    birthDate: row.birthDate ? csvDay(row.birthDate, locale) : '',
    gender: row.gender ? genders[row.gender as Gender] : '',
    language: (languages as Record<string, string>)[row.language ?? ''] ?? row.language ?? '',
    groups: row.groups.join(', '),
  };
  return fieldNames.map((name) => shown[name] ?? (row[name] as string | null) ?? '');
}
