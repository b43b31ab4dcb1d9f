import { isAscii, isUtf8 } from 'node:buffer';
import { findMojibake, mojibakeBeginning } from './mojibake.ts';

const maxCells = 2_000;
const maxCellLength = 80;
/** Chunks that are looked at for cells: an undamaged file shows its encoding in each. */
const maxChunks = 16;

/** UTF-8 of a letter or mark of Latin-1 or Latin Extended-A, or of a quotation mark. */
const european = /[\xc2-\xc5][\x80-\xbf]|\xe2[\x80\x82]/;
/** Words of two scripts: "l\u054ecole" is a wrong reading of "l’école" in MacRoman. */
const mixedWord = new RegExp(
  ['Armenian', 'Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Greek', 'Cyrillic']
    .map((script) => `[A-Za-z]\\p{sc=${script}}|\\p{sc=${script}}[A-Za-z]`)
    .join('|'),
  'u',
);

/**
 * Collects the cells of a file that show its encoding, chunk by chunk: of chunks that are not UTF-8
 * those with a byte above 7F, of the others those with UTF-8 that was encoded again. Chunks of
 * ASCII cost next to nothing. A chunk must not end within a character of UTF-8.
 */
export class EncodingEvidence {
  /** Cells that are not UTF-8, read as Latin-1, with how often they occur. */
  readonly cells = new Map<string, number>();
  /** Cells with UTF-8 that was encoded again. */
  readonly mojibake = { certain: new Set<string>(), possible: new Set<string>() };
  /** Whether the file is UTF-8 by accident: of two scripts in one word, and no European letter. */
  get isAccidental(): boolean {
    return this.mixedWords && !this.european;
  }

  private european = false;
  private mixedWords = false;
  private chunks = 0;
  private tail = '';

  add(chunk: Buffer): void {
    if (this.chunks >= maxChunks || isAscii(chunk)) return;
    const text = chunk.toString('latin1');
    const isDoubtful = mojibakeBeginning.test(text);
    const isOther = !isUtf8(chunk) || this.findAccident(chunk, text);
    if (isDoubtful || isOther) this.chunks += 1;
    if (isOther && this.cells.size < maxCells) this.addCells(text);
    if (isDoubtful) this.addMojibake(chunk.toString());
  }

  private findAccident(chunk: Buffer, text: string): boolean {
    this.european ||= european.test(text);
    const found = !this.european && mixedWord.test(chunk.toString());
    this.mixedWords ||= found;
    return found;
  }

  private addCells(text: string): void {
    const cells = (this.tail + text).split(/[;,\t|\r\n"]+/);
    this.tail = (cells.pop() ?? '').slice(-maxCellLength);
    // The last cell continues in the next chunk, which may not come.
    for (const cell of [...cells, this.tail]) {
      if (!/[\x80-\xff]/.test(cell) || (!this.isAccidental && isUtf8(Buffer.from(cell, 'latin1')))) continue;
      const short = copyOf(aroundAccent(cell));
      const count = this.cells.get(short);
      if (count !== undefined || this.cells.size < maxCells) this.cells.set(short, (count ?? 0) + 1);
    }
  }

  private addMojibake(text: string): void {
    for (const cell of text.split(/[;,\t|\r\n"]+/)) {
      const found = findMojibake(cell.slice(0, 1_000));
      if (found && this.mojibake[found].size < maxCells) this.mojibake[found].add(copyOf(cell.slice(0, maxCellLength)));
    }
  }
}

/** The part of a cell, or of a long text, around its first byte above 7F. */
function aroundAccent(cell: string): string {
  const from = Math.max(0, cell.search(/[\x80-\xff]/) - maxCellLength / 2);
  return cell.slice(from, from + maxCellLength);
}

/** A slice would keep the whole chunk in memory. */
function copyOf(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
