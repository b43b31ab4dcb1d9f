import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DetectedEncoding } from './detect-encoding.ts';
import type { FileSource } from './file-source.ts';

const pieceBytes = 65_536;

/**
 * The text of a file without its byte order mark, piece by piece: UTF-8 as the bytes they
 * are, anything else as strings. A UTF-16 file may hold half a surrogate pair; it reads as U+FFFD,
 * which the row then says.
 */
export async function* decode(file: FileSource, { encoding, mark }: DetectedEncoding): AsyncGenerator<Buffer | string> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  for await (const chunk of file.read(mark)) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      const piece = chunk.subarray(at, at + pieceBytes);
      yield decoder ? decoder.decode(piece, { stream: true }) : piece;
      // Whatever else the event loop has to do gets a turn after each piece.
      await nextTurn();
    }
  }
  if (decoder) yield decoder.decode();
}
