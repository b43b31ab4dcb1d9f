import { binarySignature } from './binary-signature.ts';
import { CsvRefused } from './csv-problem.ts';
import { byteOrderMark, looksBinary, looksLikeUtf16 } from './text-encoding.ts';
import { textSignature } from './text-signature.ts';

/**
 * Passes bytes on, and stops at the first of them when they are no table: a workbook, an archive,
 * another binary content or a text for programs is never stored.
 * @throws CsvRefused
 */
export async function* rejectBinary(arriving: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | null = Buffer.alloc(0);
  for await (const chunk of arriving) {
    if (head === null) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < headBytes) continue;
    refuse(head);
    yield head;
    head = null;
  }
  if (!head?.length) return;
  refuse(head);
  yield head;
}

/** Bytes to wait for, by which a text is told from other content. */
const headBytes = 4_096;

function refuse(head: Buffer): void {
  const problem = binarySignature(head);
  if (problem) throw new CsvRefused(problem);
  if (!byteOrderMark(head) && !looksLikeUtf16(head) && looksBinary(head)) throw new CsvRefused({ code: 'binary' });
  const other = textSignature(head);
  if (other) throw new CsvRefused(other);
}
