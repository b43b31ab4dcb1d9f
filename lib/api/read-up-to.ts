import { readWithLingeringClose } from './lingering-close.ts';

/**
 * Reads a whole body of at most so many bytes; null when it is larger, and then the rest is not
 * kept.
 * @throws the error of the stream when the sender disconnects
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
