import { isAscii, isUtf8 } from 'node:buffer';
import { findMojibake, mojibakeBeginning } from './mojibake.ts';

const maxCells = 2_000;
const maxCellLength = 80;
/** Bytes of text in doubt that are looked at: an undamaged file shows its encoding everywhere. */
const maxBytes = 8_388_608;
/** Bytes of a cell that continues in the next chunk; a longer one is looked at in parts. */
const maxHeldBytes = 4_096;
/** What stands between two cells in any dialect. */
const separators = ';,\t|\r\n"';
const separatorBytes = new Set(Buffer.from(separators));
const betweenCells = new RegExp(`[${separators}]+`);

/** UTF-8 of a letter or mark of Latin-1 or Latin Extended-A, or of a quotation mark. */
const european = /[\xc2-\xc5][\x80-\xbf]|\xe2[\x80\x82]/;
/**
 * Words of two scripts: "l\u054ecole" is a wrong reading of "l’école" in MacRoman. So are phonetic
 * signs in a word: "DURAND\u0283lise" is "DURAND Élise" with a space that does not break.
 */
const mixedWord = new RegExp(
  ['Armenian', 'Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko', 'Greek', 'Cyrillic']
    .map((script) => `\\p{sc=${script}}`)
    .concat('[\u0280-\u029f]')
    .map((other) => `[A-Za-z]${other}|${other}[A-Za-z]`)
    .join('|'),
  'u',
);

/**
 * Collects the cells of a file that show its encoding, chunk by chunk: of chunks that are not UTF-8
 * those with a byte above 7F, of the others those with UTF-8 that was encoded again. Chunks of
 * ASCII cost next to nothing. A chunk must not end within a character of UTF-8; a cell that it cuts
 * is looked at with the next one.
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
  private lookedAt = 0;
  private held: Buffer = Buffer.alloc(0);

  add(chunk: Buffer): void {
    const bytes = this.held.length ? Buffer.concat([this.held, chunk]) : chunk;
    const whole = endOfCells(bytes);
    // A slice would keep the whole chunk in memory.
    this.held = Buffer.from(bytes.subarray(whole));
    this.look(bytes.subarray(0, whole));
  }

  /** Tells that no chunk follows. */
  end(): void {
    this.look(this.held);
    this.held = Buffer.alloc(0);
  }

  private look(bytes: Buffer): void {
    if (this.lookedAt >= maxBytes || isAscii(bytes)) return;
    const text = bytes.toString('latin1');
    const isDoubtful = mojibakeBeginning.test(text);
    const isOther = !isUtf8(bytes) || this.findAccident(bytes, text);
    if (isDoubtful || isOther) this.lookedAt += bytes.length;
    if (isOther && this.cells.size < maxCells) this.addCells(text);
    if (isDoubtful) this.addMojibake(bytes.toString());
  }

  private findAccident(chunk: Buffer, text: string): boolean {
    this.european ||= european.test(text);
    const found = !this.european && mixedWord.test(chunk.toString());
    this.mixedWords ||= found;
    return found;
  }

  private addCells(text: string): void {
    for (const cell of text.split(betweenCells)) {
      if (!/[\x80-\xff]/.test(cell) || (!this.isAccidental && isUtf8(Buffer.from(cell, 'latin1')))) continue;
      const short = copyOf(aroundAccent(cell));
      const count = this.cells.get(short);
      if (count !== undefined || this.cells.size < maxCells) this.cells.set(short, (count ?? 0) + 1);
    }
  }

  private addMojibake(text: string): void {
    for (const cell of text.split(betweenCells)) {
      const found = findMojibake(cell.slice(0, 1_000));
      if (found && this.mojibake[found].size < maxCells) this.mojibake[found].add(copyOf(cell.slice(0, maxCellLength)));
    }
  }
}

/** Where the last cell begins, which may continue; the end where it is long. */
function endOfCells(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - maxHeldBytes);
  for (let at = bytes.length; at > from; at -= 1) if (separatorBytes.has(bytes[at - 1] as number)) return at;
  return from === 0 ? 0 : bytes.length;
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
