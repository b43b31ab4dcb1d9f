import { parseJson } from '#lib/api/parse-json.ts';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { copyLine } from '#lib/database/copy-line.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { redact } from '#lib/erp/events/redact.ts';
import { toPerson } from '#lib/erp/events/to-person.ts';
import { keepBlanks } from '#lib/erp/people/keep-blanks.ts';
import { memberNumber, recordId } from '#lib/erp/people/record-id.ts';
import { areComplete } from '#lib/erp/people/take-fields.ts';
import type { ErpFields, EventProblem, RawPerson } from '#lib/erp/profiles/erp-event.ts';
import type { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { newId } from '#lib/identity/new-id.ts';
import { fail, succeed } from '#lib/result.ts';

/** A line that cannot be read, with its errors. */
export type BadLine = { line: number; errors: EventProblem[] };

/** Number of lines, number of unreadable lines, and the first of those. */
export type Tally = { lines: number; invalid: number; invalidLines: BadLine[] };

/** Maximum number of unreadable lines that are listed. */
const maxListedLines = 20;

/** Counts a line that has no effect, and keeps the first ones by their number. */
export function addInvalidLine(tally: Tally, line: BadLine): void {
  tally.invalid += 1;
  tally.invalidLines.push(line);
  if (tally.invalidLines.length <= maxListedLines) return;
  const last = Math.max(...tally.invalidLines.map((listed) => listed.line));
  tally.invalidLines.splice(
    tally.invalidLines.findIndex((listed) => listed.line === last),
    1,
  );
}

/** Converts one line to its row of `erp_snapshot_line`, and counts it in the tally. */
export function toStagedLine(
  connection: Connection,
  snapshotId: string,
  tally: Tally,
  object: Record<string, unknown> | null,
  readLine: ReturnType<typeof profileOf>['readLine'],
): string {
  const raw = object ? readLine(object) : { id: undefined };
  const read = object ? readLinePerson(raw, connection) : fail<EventProblem[]>([{ pointer: '', code: 'not-json' }]);
  const place = [connection.structureId, snapshotId, tally.lines];
  if (read.ok) {
    const { erpId, kind, fields } = read.value;
    const payload = JSON.stringify({ ...read.value, ready: fields && ready(recordId(erpId, kind), fields) });
    return copyLine([...place, erpId, fields?.emailKey ?? null, payload, null]);
  }
  addInvalidLine(tally, { line: tally.lines, errors: read.problem });
  const payload = redact(raw);
  return copyLine([...place, payload.erpId ?? null, null, null, JSON.stringify(read.problem)]);
}

/**
 * Reads the person of a line; one with an unknown status changes nothing, and is listed among the
 * unreadable ones.
 */
export function readLinePerson(raw: RawPerson, connection: Connection): ReturnType<typeof toPerson> {
  const read = toPerson(raw, connection);
  if (!read.ok) return read;
  return read.value.hold === 'status-unknown'
    ? fail([{ pointer: '/data/status', code: 'status-unknown' }])
    : succeed(keepBlanks(read.value, connection.blanks));
}

/**
 * Computes the columns of a possible new client that SQL cannot derive (`insertNewcomers`); null
 * where the fields do not suffice for one.
 */
function ready(id: string, fields: ErpFields) {
  if (!areComplete(fields)) return null;
  const { lastName, firstName = '', emailKey } = fields;
  return {
    id: newId(),
    memberNumber: memberNumber(id),
    sortName: sortName(lastName, firstName),
    searchText: searchText({ lastName, firstName, emailKey }),
  };
}

/** Parses a line as a JSON object; null when it is none. */
export function parseLine(line: string): Record<string, unknown> | null {
  const value = parseJson(line);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
