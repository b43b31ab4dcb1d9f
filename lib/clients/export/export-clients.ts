import { registrationsOf } from '#lib/access/registrations-of.ts';
import { may } from '#lib/actor/permissions.ts';
import { requireProof } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { clientFilter } from '#lib/clients/client-filter.ts';
import { clientsOf } from '#lib/clients/clients-of.ts';
import { fileColumns } from '#lib/clients/find-by-email-keys.ts';
import type { ListQuery } from '#lib/clients/list-query.ts';
import { listOrders } from '#lib/clients/list-rows.ts';
import { csvDialects, csvLine } from '#lib/csv/client-csv.ts';
import { connection } from '#lib/database/connection.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { invitationsOf } from '#lib/invitations/invitations-of.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { inExportSlot, isExportFree } from '#lib/throttle/export-slots.ts';
import { type ExportProblem, mayExport } from '#lib/throttle/may-export.ts';
import { type ExportedClient, exportCells, exportHeader } from './export-cells.ts';

type ExportedRow = Omit<ExportedClient, 'registration' | 'invitation'> & { id: string; sortValue: string };
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
): Promise<Result<AsyncGenerator<string>, 'not-allowed' | ExportProblem>> {
  if (!may(staff, 'clients.export')) return fail('not-allowed');
  requireProof(staff);
  if (!isExportFree(staff.structure.id)) return fail('exports-busy');
  if (!(await mayExport(staff.id, staff.structure.id))) return fail('too-many-exports');
  const brought = query.import ? { importId: query.import } : {};
  const details = { query: query.q || null, state: query.state === 'all' ? null : query.state, ...brought };
  await recordEvents(connection().pool, [
    { ...clientsOf(staff), staffId: staff.id, kind: 'clients-exported', details },
  ]);
  return succeed(inExportSlot(staff.structure.id, writeFile(staff, query, locale)));
}

async function* writeFile(staff: Staff, query: ExportQuery, locale: Locale): AsyncGenerator<string> {
  const { separator, mark } = csvDialects[locale];
  const place = { locale, ...staff.structure };
  yield mark + csvLine(exportHeader(locale), separator);
  let last: ExportedRow | undefined;
  do {
    const rows = await readBatch(staff, query, last);
    last = rows.length === batchSize ? rows.at(-1) : undefined;
    if (rows.length === 0) return;
    const clients = await withApp(staff, rows);
    yield clients.map((client) => csvLine(exportCells(client, place), separator)).join('');
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
    `select c.id, c.${column}::text as "sortValue", c.email, c.created_at as "createdAt", ${fileColumns}
    from (select * from client where ${sql} ${beyond} order by ${column} ${direction}, id ${direction}
      limit ${batchSize}) c
    order by c.${column} ${direction}, c.id ${direction}`,
    last ? [...values, last.sortValue, last.id] : values,
  );
  return rows;
}

/** Adds what became of the clients on the app, in two queries for a batch. */
async function withApp(staff: Staff, rows: ExportedRow[]): Promise<ExportedClient[]> {
  const ids = rows.map(({ id }) => id);
  const [registrations, invitations] = await Promise.all([registrationsOf(staff, ids), invitationsOf(staff, ids)]);
  return rows.map((row) => ({ ...row, registration: registrations.get(row.id), invitation: invitations.get(row.id) }));
}
