import { binarySignature } from './binary-signature.ts';
import { CsvRefused } from './csv-problem.ts';

/**
 * Passes bytes on, and stops at the first of them when they are no text: a workbook or an archive
 * is never stored.
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
    if (head.length < signatureBytes) continue;
    refuse(head);
    yield head;
    head = null;
  }
  if (!head?.length) return;
  refuse(head);
  yield head;
}

/** Bytes to wait for: more than any signature needs. */
const signatureBytes = 16;

function refuse(head: Buffer): void {
  const problem = binarySignature(head);
  if (problem) throw new CsvRefused(problem);
}
