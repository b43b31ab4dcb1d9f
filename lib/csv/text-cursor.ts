/** Empty cells at the end of a line that are kept: more than a table of clients has columns. */
const maxEmptyCells = 1_000;

/** A position in a text that arrives in pieces, and the next line end and quote behind it. */
export class TextCursor {
  text = '';
  at = 0;
  /** Whether no piece follows. */
  final = false;
  /** UTF-16 units that were passed and dropped. */
  passed = 0;
  private feed = -1;
  private carriage = -1;
  private quote = -1;
  private quoteMark = '';

  add(piece: string): void {
    this.text += piece;
    this.forget();
  }

  /** Where the text ends that can be read: a CR at its end may be half of a CRLF. */
  get limit(): number {
    return !this.final && this.text.endsWith('\r') ? this.text.length - 1 : this.text.length;
  }

  get rest(): number {
    return this.limit - this.at;
  }

  /** Offset of the next line end, or null where the line continues in the next piece. */
  lineEnd(): number | null {
    if (this.feed < this.at) this.feed = this.next('\n');
    if (this.carriage < this.at) this.carriage = this.next('\r');
    const end = Math.min(this.feed, this.carriage);
    if (end < this.limit) return end;
    return this.final ? this.limit : null;
  }

  hasQuote(quote: string, before: number): boolean {
    if (this.quote < this.at || quote !== this.quoteMark) this.quote = this.next(quote);
    this.quoteMark = quote;
    return this.quote < before;
  }

  /**
   * Offset at which a line ends that a program filled with separators up to the last of the 16,384
   * columns of its worksheet; a few more than the table has are cells of the line.
   */
  filledEnd(separator: string, lineEnd: number): number {
    let end = lineEnd;
    while (end > this.at && this.text[end - 1] === separator) end -= 1;
    return lineEnd - end > maxEmptyCells ? end : lineEnd;
  }

  /** Moves to the first character behind the line end at an offset. */
  moveBehind(end: number): void {
    this.at = end + (this.text.startsWith('\r\n', end) ? 2 : 1);
    this.at = Math.min(this.at, this.text.length);
  }

  /** Drops what was passed. */
  compact(): void {
    this.passed += this.at;
    this.text = this.text.slice(this.at);
    this.at = 0;
    this.forget();
  }

  private next(mark: string): number {
    const found = this.text.indexOf(mark, this.at);
    return found === -1 ? this.text.length : found;
  }

  private forget(): void {
    this.feed = this.carriage = this.quote = -1;
  }
}
