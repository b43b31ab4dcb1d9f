import { readWithLingeringClose } from './lingering-close.ts';

/**
 * The whole of a body that is not larger than so many bytes; null when it is, and then the rest is
 * never kept.
 * @throws what the stream throws when the sender goes away
 */
export async function readUpTo(
  stream: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of readWithLingeringClose(stream)) {
    size += chunk.byteLength;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
