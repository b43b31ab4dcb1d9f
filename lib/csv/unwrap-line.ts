import { literalParts } from './literal-parts.ts';
import { type Quoting, type ScannedRecord, scanRecord } from './scan-record.ts';

/**
 * A line that is one quoted text, and separators that a spreadsheet wrote for its empty columns.
 */
const wrapped = /^[ \t\f]*"(.*)"[ \t\f;,|]*$/s;

/**
 * Reads a line that is quoted as a whole, as Excel writes a file that it opened as one column:
 * `"Nom,Prénom,""E-mail"""`. Null where it is no such line.
 * @param read the line as read without this; null where its quotes cannot be read
 * @param width cells of the last record with more than one, which this one must have too; 0 where
 *   it is the first
 */
export function unwrapLine(line: string, read: ScannedRecord | null, quoting: Quoting, width: number): string[] | null {
  if (quoting.quote !== '"' || (read && (read.cells.length > 1 || read.quoted === 0))) return null;
  const inner = wrapped.exec(line)?.[1];
  if (inner === undefined) return null;
  const text = inner.replaceAll('""', '"');
  const record = scanRecord(text, 0, text.length, quoting);
  const isWhole = !('problem' in record) && record.end === text.length;
  if (isWhole && (width > 0 ? record.cells.length === width : record.cells.length > 1)) return record.cells;
  return read ? null : literalParts(inner, quoting, width);
}
