import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DetectedEncoding } from './detect-encoding.ts';
import type { FileSource } from './file-source.ts';

const pieceBytes = 65_536;

/**
 * Decodes a stored file without its byte order mark, piece by piece: UTF-8 as bytes, any other
 * encoding as strings. Half a surrogate pair in a UTF-16 file is decoded as U+FFFD, which its row
 * reports.
 */
export async function* decode(file: FileSource, { encoding, mark }: DetectedEncoding): AsyncGenerator<Buffer | string> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  for await (const chunk of file.read(mark)) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes);
      yield decoder ? decoder.decode(piece, { stream: true }) : piece;
      // Lets the event loop do its other work after each piece.
      await nextTurn();
    }
  }
  if (decoder) yield decoder.decode();
}
