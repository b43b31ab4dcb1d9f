import { setImmediate as nextTurn } from 'node:timers/promises';
import { decodeLatin1As } from './byte-table.ts';
import { decodeUtf8Lines } from './decode-utf8-lines.ts';
import type { DetectedEncoding } from './detect-encoding.ts';
import type { FileSource } from './file-source.ts';
import { repairMojibake } from './mojibake.ts';

const pieceBytes = 65_536;

/** Decodes the pieces of a file in turn; without a piece, what is left at its end. */
type Decoder = (piece?: Buffer) => string;

/**
 * Decodes a stored file without its byte order mark, piece by piece. A character that cannot be
 * decoded becomes U+FFFD, which its row reports: half a surrogate pair, or a letter of UTF-8 that
 * was cut.
 */
export async function* decode(file: FileSource, detected: DetectedEncoding): AsyncGenerator<string> {
  const decoder = decoderOf(detected);
  for await (const chunk of file.read(detected.mark)) {
    for (let at = 0; at < chunk.length; at += pieceBytes) {
      yield decoder(chunk.subarray(at, at + pieceBytes));
      // Lets the event loop do its other work after each piece.
      await nextTurn();
    }
  }
  yield decoder();
}

function decoderOf({ encoding, fallback }: DetectedEncoding): Decoder {
  if (encoding === 'cp850') return (piece) => (piece ? decodeLatin1As('cp850', piece.toString('latin1')) : '');
  if (encoding === 'utf-8' || encoding === 'utf-8-twice') {
    const lines = decodeUtf8Lines(fallback ?? 'windows-1252');
    if (encoding === 'utf-8') return lines;
    return (piece) => repairMojibake(lines(piece)).replaceAll('\ufeff', '');
  }
  const decoder = new TextDecoder(encoding);
  return (piece) => (piece ? decoder.decode(piece, { stream: true }) : decoder.decode());
}
