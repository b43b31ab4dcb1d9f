import { entityParts } from './entity-parts.ts';
import type { FileRecord } from './file-record.ts';
import { holdsRows } from './holds-rows.ts';
import { rereadLine } from './reread-line.ts';
import { type Quoting, type ScanFailure, type ScannedRecord, scanRecord, trimBlanks } from './scan-record.ts';
import { TextCursor } from './text-cursor.ts';
import { unwrapLine } from './unwrap-line.ts';

/** The cells of a blank line. Shared, because a file may have millions. */
const blank: string[] = [''];

/**
 * Splits a text that arrives in pieces into records. A line without quotes is its cells, and most
 * lines are; where a line has quotes, the reading by which it has as many cells as the line before
 * counts.
 */
export class RecordReader {
  /** Whether the next record is too long: nothing more is read. `line` is its number. */
  tooLong = false;
  line = 1;
  private readonly cursor = new TextCursor();
  private readonly quoting: Quoting;
  private readonly maxLength: number;
  /** Cells of the last record with more than one; 0 before. */
  private width = 0;
  /** UTF-16 units needed before the record that continues in the next piece is tried again. */
  private needed = 0;
  /** UTF-16 units that were scanned for quotes that never closed. */
  private wasted = 0;
  private batch: FileRecord[] = [];

  constructor(separator: string, maxLength: number) {
    this.quoting = { separator, quote: '"', escape: 'doubled' };
    this.maxLength = maxLength;
  }

  add(piece: string): FileRecord[] {
    this.cursor.add(piece);
    return this.cursor.rest >= this.needed ? this.read(false) : [];
  }

  end(): FileRecord[] {
    return this.read(true);
  }

  private read(final: boolean): FileRecord[] {
    this.batch = [];
    const { cursor } = this;
    cursor.final = final;
    while (!this.tooLong && cursor.rest > 0) {
      const lineEnd = cursor.lineEnd();
      const length = (lineEnd ?? cursor.limit) - cursor.at;
      this.tooLong = length > this.maxLength;
      if (lineEnd === null || this.tooLong) break;
      if (cursor.hasQuote(this.quoting.quote, lineEnd)) {
        if (!this.readQuoted(lineEnd)) break;
      } else this.readPlain(lineEnd);
    }
    cursor.compact();
    return this.batch;
  }

  private readPlain(lineEnd: number): void {
    const { text, at } = this.cursor;
    if (at === lineEnd) {
      this.push(blank, lineEnd, 1);
      return;
    }
    const line = text.slice(at, this.cursor.filledEnd(this.quoting.separator, lineEnd));
    const cells = line.split(this.quoting.separator);
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] as string;
      if (cell.charCodeAt(0) <= 32 || cell.charCodeAt(cell.length - 1) <= 32) cells[index] = trimBlanks(cell);
    }
    const isUsual = cells.length === this.width || !/['&]/.test(line);
    this.push(isUsual ? cells : (this.rereadPlain(line) ?? cells), lineEnd, 1);
  }

  private rereadPlain(line: string): string[] | null {
    return entityParts(line, this.quoting.separator, this.width) ?? this.withApostrophes(line);
  }

  /**
   * Takes apostrophes as quotes where that alone gives a line the usual cells, and for the whole
   * file where all cells of its first row are in them.
   */
  private withApostrophes(line: string): string[] | null {
    const read = scanRecord(line, 0, line.length, { ...this.quoting, quote: "'" });
    if ('problem' in read || read.quoted === 0) return null;
    const { cells, quoted } = read;
    if (this.width === 0 && quoted > 1 && quoted >= cells.filter(Boolean).length) this.quoting.quote = "'";
    return this.quoting.quote === "'" || cells.length === this.width ? cells : null;
  }

  /** False: the record continues in the next piece, or is too long. */
  private readQuoted(lineEnd: number): boolean {
    const { text, at, final, limit } = this.cursor;
    const reach = this.mayLookAhead() ? Math.min(limit, at + this.maxLength) : lineEnd;
    const read = scanRecord(text, at, reach, this.quoting);
    const isCut = 'problem' in read ? read.problem === 'quote-not-closed' : read.end === reach && reach > lineEnd;
    if (isCut && !final && reach === limit) {
      this.needed = Math.min(this.cursor.rest * 2, this.maxLength + 1);
      return false;
    }
    this.needed = 0;
    const isLong = isCut && lineEnd < reach && reach < limit;
    this.tooLong = isLong && !holdsRows(text.slice(lineEnd, reach), this.quoting.separator);
    if (this.tooLong) return false;
    if ('problem' in read) this.pushUnread(lineEnd, read);
    else if (isLong) this.pushUnread(lineEnd, { problem: 'quote-not-closed', reached: reach });
    else this.pushQuoted(lineEnd, read);
    return true;
  }

  private pushQuoted(lineEnd: number, read: ScannedRecord): void {
    const { text, at } = this.cursor;
    const [line, raw] = [text.slice(at, lineEnd), text.slice(at, read.end)];
    const unwrapped = unwrapLine(raw, read, this.quoting, this.width);
    const other = unwrapped ? null : rereadLine(line, raw, read, this.quoting, this.width);
    if (other) this.push(other, lineEnd, 1);
    else this.push(unwrapped ?? read.cells, read.end, 1 + (raw.match(/\r\n|\n|\r/g)?.length ?? 0));
  }

  private pushUnread(lineEnd: number, { problem, reached }: ScanFailure): void {
    const { text, at } = this.cursor;
    const line = text.slice(at, lineEnd);
    this.wasted += reached - at;
    const other = rereadLine(line, line, null, this.quoting, this.width);
    if (other) this.push(other, lineEnd, 1);
    else this.push(line.split(this.quoting.separator).map(trimBlanks), lineEnd, 1, problem);
  }

  /** Keeps the work in proportion to the file, however many quotes in it never close. */
  private mayLookAhead(): boolean {
    return this.wasted <= 2 * this.maxLength + this.cursor.passed / 2;
  }

  private push(cells: string[], end: number, height: number, problem?: FileRecord['problem']): void {
    this.cursor.moveBehind(end);
    const before = this.batch.at(-1);
    if (cells === blank && before?.cells === blank) before.height += 1;
    else this.batch.push(problem ? { line: this.line, height, cells, problem } : { line: this.line, height, cells });
    this.line += height;
    if (cells.length > 1 && !problem && cells[0] !== 'sep=') this.width = cells.length;
  }
}
