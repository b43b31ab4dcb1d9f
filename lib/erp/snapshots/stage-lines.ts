import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { parseJson } from '#lib/api/parse-json.ts';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { copyLine } from '#lib/database/copy-line.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { redacted } from '#lib/erp/events/read-message.ts';
import { toPerson } from '#lib/erp/events/to-event.ts';
import { memberNumber, recordId } from '#lib/erp/people/record-id.ts';
import type { ErpFields, EventProblem, RawPerson } from '#lib/erp/profiles/erp-event.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { newId } from '#lib/identity/new-id.ts';
import { fail } from '#lib/result.ts';
import { splitLines } from './split-lines.ts';

/** A line that cannot be read, with its errors. */
export type BadLine = { line: number; errors: EventProblem[] };

/** Number of lines, number of unreadable lines, and the first of those. */
export type Tally = { lines: number; invalid: number; invalidLines: BadLine[] };

/** Maximum number of unreadable lines that are listed. */
const maxListedLines = 20;

/** Writes the lines of a snapshot into `erp_snapshot_line` in one COPY, with constant memory. */
export async function stageLines(
  tx: Queryable,
  connection: Connection,
  snapshotId: string,
  body: AsyncIterable<Uint8Array>,
): Promise<Tally> {
  const tally: Tally = { lines: 0, invalid: 0, invalidLines: [] };
  const copy = tx.query(
    copyFrom(
      'copy erp_snapshot_line (structure_id, snapshot_id, line, erp_id, email_key, payload, problems) from stdin',
    ),
  );
  await pipeline(stagedLines(connection, snapshotId, body, tally), copy);
  return tally;
}

async function* stagedLines(
  connection: Connection,
  snapshotId: string,
  body: AsyncIterable<Uint8Array>,
  tally: Tally,
): AsyncGenerator<string> {
  const { readLine } = profileOf(connection.profile);
  for await (const lines of splitLines(body)) {
    let staged = '';
    for (const line of lines) {
      tally.lines += 1;
      staged += stagedLine(connection, snapshotId, tally, line === null ? null : parse(line), readLine);
    }
    yield staged;
  }
}

function stagedLine(
  connection: Connection,
  snapshotId: string,
  tally: Tally,
  object: Record<string, unknown> | null,
  readLine: ReturnType<typeof profileOf>['readLine'],
): string {
  const raw = object ? readLine(object) : { id: undefined };
  const read = object ? readPerson(raw, connection) : fail<EventProblem[]>([{ pointer: '', code: 'not-json' }]);
  const place = [connection.structureId, snapshotId, tally.lines];
  if (read.ok) {
    const { erpId, kind, fields } = read.value;
    const payload = JSON.stringify({ ...read.value, ready: fields && ready(recordId(erpId, kind), fields) });
    return copyLine([...place, erpId, fields?.emailKey ?? null, payload, null]);
  }
  tally.invalid += 1;
  if (tally.invalidLines.length < maxListedLines) tally.invalidLines.push({ line: tally.lines, errors: read.problem });
  const payload = redacted(raw);
  return copyLine([...place, payload.erpId ?? null, null, null, JSON.stringify(read.problem)]);
}

/**
 * Reads a person; a line with an unknown status changes nothing, and is listed among the unreadable
 * ones.
 */
function readPerson(raw: RawPerson, connection: Connection): ReturnType<typeof toPerson> {
  const read = toPerson(raw, connection);
  return read.ok && read.value.hold === 'status-unknown'
    ? fail([{ pointer: '/data/status', code: 'status-unknown' }])
    : read;
}

/** Computes the columns of a possible new client that SQL cannot derive (`insertNewcomers`). */
function ready(id: string, fields: ErpFields) {
  const { lastName, firstName } = fields;
  return {
    id: newId(),
    memberNumber: memberNumber(id),
    sortName: sortName(lastName, firstName),
    searchText: searchText(fields),
  };
}

function parse(line: string): Record<string, unknown> | null {
  const value = parseJson(line);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
