import { isAscii, isUtf8 } from 'node:buffer';

/**
 * Tests a whole file for UTF-8, chunk by chunk. Where it is not valid, well-formed letters of
 * European languages, which no other encoding has by accident, or a large majority of well-formed
 * characters show that only some of its lines are in another encoding.
 */
export class Utf8Probe {
  /** Offset of the first byte that is not UTF-8. */
  firstBad: number | null = null;
  private offset = 0;
  private good = 0;
  private bad = 0;
  private european = 0;
  /** The bytes at the end that begin a character. */
  rest: Buffer = Buffer.alloc(0);

  /** Returns what was judged: the chunk, from and to the beginning of a character. */
  add(chunk: Buffer): Buffer {
    const bytes = this.rest.length ? Buffer.concat([this.rest, chunk]) : chunk;
    const whole = bytes.length - openSequence(bytes);
    this.judge(bytes.subarray(0, whole));
    this.rest = bytes.subarray(whole);
    return bytes.subarray(0, whole);
  }

  end(): 'utf-8' | 'truncated' | 'mixed' | 'other' {
    const cut = this.rest.length > 0;
    if (cut) this.judge(this.rest);
    if (this.bad === 0) return 'utf-8';
    if (cut && this.bad === 1 && this.good > 0) return 'truncated';
    return this.european > 0 || this.good > this.bad * 3 ? 'mixed' : 'other';
  }

  private judge(bytes: Buffer): void {
    if (!isUtf8(bytes)) this.count(bytes);
    else if (!isAscii(bytes)) {
      this.good += 1;
      this.european += 1;
    }
    this.offset += bytes.length;
  }

  private count(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      const length = sequenceLength(bytes[at] as number);
      if (length === 1) at += 1;
      else if (length > 1 && isUtf8(bytes.subarray(at, at + length))) {
        this.good += 1;
        if (isEuropean(bytes, at)) this.european += 1;
        at += length;
      } else {
        this.firstBad ??= this.offset + at;
        this.bad += 1;
        at += at + length > bytes.length && length > 1 ? bytes.length - at : 1;
      }
    }
  }
}

/** Whether a character is a letter or mark of Latin-1 or Latin Extended-A, or a quotation mark. */
function isEuropean(bytes: Buffer, at: number): boolean {
  const [lead, second] = [bytes[at] as number, bytes[at + 1] as number];
  return lead <= 0xc5 || (lead === 0xe2 && (second === 0x80 || second === 0x82));
}

/** Counts the bytes at the end that begin a character which the next chunk completes. */
function openSequence(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const length = sequenceLength(bytes[bytes.length - back] as number);
    if (length === 0) continue;
    return length > back ? back : 0;
  }
  return 0;
}

/** Returns the length announced by a leading byte (RFC 3629); 0 for a byte that cannot lead. */
export function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte >= 0xc2 && byte < 0xe0) return 2;
  if (byte >= 0xe0 && byte < 0xf0) return 3;
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0;
}
