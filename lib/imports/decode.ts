import { createReadStream } from 'node:fs';
import type { RecognisedText } from './recognise-text.ts';

/**
 * The text of a stored file without its byte order mark, piece by piece: UTF-8 as the bytes they are, anything else as strings.
 * A UTF-16 file may hold half a surrogate pair; it reads as U+FFFD, which the row then says.
 */
export async function* decode(path: string, { encoding, mark }: RecognisedText): AsyncGenerator<Buffer | string> {
  const decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { start: mark, highWaterMark: 65_536 })) {
    yield decoder ? decoder.decode(chunk as Buffer, { stream: true }) : (chunk as Buffer);
  }
  if (decoder) yield decoder.decode();
}
