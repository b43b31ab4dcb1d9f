import { isUtf8 } from 'node:buffer';
import { MAX_LINE_BYTES } from '#lib/erp/connections/limits.ts';
import { UnreadableSnapshot } from './unreadable-snapshot.ts';

const newline = 0x0a;

/**
 * Splits a UTF-8 body into lines, in batches as they arrive. Blank lines are left out; null
 * replaces a line that is too long.
 * @throws UnreadableSnapshot where a line is not UTF-8
 */
export async function* splitLines(body: AsyncIterable<Uint8Array>): AsyncGenerator<(string | null)[]> {
  let open: Uint8Array[] = [];
  let size = 0;
  const close = (): string | null => {
    const bytes = size > MAX_LINE_BYTES ? null : Buffer.concat(open);
    if (bytes && !isUtf8(bytes)) throw new UnreadableSnapshot('not-utf8');
    open = [];
    size = 0;
    return bytes?.toString('utf8').trim() ?? null;
  };
  const keep = (bytes: Uint8Array) => {
    size += bytes.length;
    if (size <= MAX_LINE_BYTES) open.push(bytes);
  };
  for await (const chunk of body) {
    const lines: (string | null)[] = [];
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      keep(chunk.subarray(start, end));
      const line = close();
      if (line !== '') lines.push(line);
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
    if (lines.length > 0) yield lines;
  }
  const last = close();
  if (last !== '') yield [last];
}
