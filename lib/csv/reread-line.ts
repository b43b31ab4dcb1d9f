import { dittoParts, literalParts } from './literal-parts.ts';
import { type Quoting, type ScannedRecord, scanRecord } from './scan-record.ts';
import { unwrapLine } from './unwrap-line.ts';

/**
 * Reads a line in another way where its quotes cannot be read, or where they make less of it than
 * it is: quoted as a whole, escaped with backslashes, or with quotes that are mere characters. Null
 * where no other way is certain.
 * @param line the first line of the record, without its line end
 * @param raw the whole record, which is more than the line where its quotes hold line breaks
 * @param read the record as read; null where its quotes cannot be read
 * @param width cells of the last record with more than one; 0 where there is none
 */
export function rereadLine(
  line: string,
  raw: string,
  read: ScannedRecord | null,
  quoting: Quoting,
  width: number,
): string[] | null {
  if (!read)
    return (
      withBackslashes(line, quoting, width, true) ??
      unwrapLine(line, null, quoting, width) ??
      literalParts(line, quoting, width)
    );
  if (line === raw) return read.cells.length === width ? null : dittoParts(line, quoting, width);
  return withBackslashes(line, quoting, width, false) ?? withDittoMarks(raw, quoting, width);
}

/**
 * `\"` in a quoted cell, as MySQL writes it. Fewer cells than usual are taken only without rival.
 */
function withBackslashes(line: string, quoting: Quoting, width: number, withoutRival: boolean): string[] | null {
  const read = scanRecord(line, 0, line.length, { ...quoting, escape: 'backslash' });
  if ('problem' in read || read.escaped === 0) return null;
  const cells = read.cells.map((cell) => cell.replace(/\\(['\\])/g, '$1'));
  return cells.length === width || (withoutRival && (width === 0 || cells.length < width)) ? cells : null;
}

/** Two ditto marks in different rows would make one cell of what lies between them. */
function withDittoMarks(raw: string, quoting: Quoting, width: number): string[] | null {
  if (width < 3 || !raw.includes('@')) return null;
  const rows = raw.split(/\r\n|\n|\r/).map((line) => dittoParts(line, quoting, width));
  return rows.every((row) => row !== null) ? (rows[0] ?? null) : null;
}
