import type { QuoteProblem } from './file-record.ts';

/** How cells are quoted. `escape`: what makes a quote inside a quoted cell a literal one. */
export type Quoting = { separator: string; quote: '"' | "'"; escape: 'doubled' | 'backslash' };

/**
 * One record as scanned. `end` is the offset of its line end. `quoted` counts its quoted cells,
 * `escaped` its quotes after a backslash.
 */
export type ScannedRecord = { cells: string[]; end: number; quoted: number; escaped: number };

/**
 * A cell as scanned. `end` is the offset of what follows it: a separator, a line end or the end.
 */
type ScannedCell = { text: string; end: number; escaped: number };

/** Why a scan failed, and how far it read. */
export type ScanFailure = { problem: QuoteProblem; reached: number };

/**
 * Scans one record from `start` by RFC 4180, and more leniently where nothing is ambiguous: blanks
 * around cells are removed, and a quote inside an unquoted cell is a character like any other.
 * @param limit offset at which the text ends for this scan
 */
export function scanRecord(text: string, start: number, limit: number, quoting: Quoting): ScannedRecord | ScanFailure {
  const cells: string[] = [];
  let [at, quoted, escaped] = [start, 0, 0];
  for (;;) {
    const first = skipBlanks(text, at, limit, quoting.separator);
    if (first < limit && text[first] === quoting.quote) {
      const cell = scanQuoted(text, first + 1, limit, quoting);
      if ('problem' in cell) return cell;
      quoted += 1;
      escaped += cell.escaped;
      cells.push(cell.text);
      at = cell.end;
    } else {
      at = unquotedEnd(text, at, limit, quoting.separator);
      cells.push(trimBlanks(text.slice(first, at)));
    }
    if (at >= limit || text[at] !== quoting.separator) return { cells, end: at, quoted, escaped };
    at += 1;
  }
}

function scanQuoted(text: string, start: number, limit: number, quoting: Quoting): ScannedCell | ScanFailure {
  const { quote, separator } = quoting;
  let [value, from, at, escaped] = ['', start, start, 0];
  for (;;) {
    const end = text.indexOf(quote, at);
    if (end === -1 || end >= limit) return { problem: 'quote-not-closed', reached: limit };
    if (quoting.escape === 'backslash' && isEscaped(text, end, at)) {
      value += text.slice(from, end - 1) + quote;
      escaped += 1;
      from = at = end + 1;
    } else if (end + 1 < limit && text[end + 1] === quote) {
      value += text.slice(from, end + 1);
      from = at = end + 2;
    } else {
      const after = skipBlanks(text, end + 1, limit, separator);
      if (after < limit && text[after] !== separator && !isLineEnd(text.charCodeAt(after)))
        return { problem: 'quote-misplaced', reached: after };
      value += text.slice(from, end);
      return { text: value, end: after, escaped };
    }
  }
}

/** Whether an odd number of backslashes precede a quote: of an even number each escapes another. */
function isEscaped(text: string, quote: number, from: number): boolean {
  let at = quote;
  while (at > from && text[at - 1] === '\\') at -= 1;
  return (quote - at) % 2 === 1;
}

function unquotedEnd(text: string, start: number, limit: number, separator: string): number {
  let at = start;
  while (at < limit && text[at] !== separator && !isLineEnd(text.charCodeAt(at))) at += 1;
  return at;
}

function skipBlanks(text: string, start: number, limit: number, separator: string): number {
  let at = start;
  while (at < limit && isBlank(text.charCodeAt(at)) && text[at] !== separator) at += 1;
  return at;
}

/** Removes spaces, tabs and form feeds around a cell; a wider kind of space is part of the text. */
export function trimBlanks(cell: string): string {
  let [from, to] = [0, cell.length];
  while (from < to && isBlank(cell.charCodeAt(from))) from += 1;
  while (to > from && isBlank(cell.charCodeAt(to - 1))) to -= 1;
  return to - from === cell.length ? cell : cell.slice(from, to);
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 12;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}
