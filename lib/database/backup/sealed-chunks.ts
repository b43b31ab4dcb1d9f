import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Refusal } from '#lib/refusal.ts';
import type { BackupHeader } from './backup-header.ts';

/** Bytes of content in each chunk but the last. */
const chunkBytes = 65_536;
const tagBytes = 16;

/**
 * Encrypts a stream in chunks by AES-256-GCM. The nonce is the number of the chunk and whether it
 * is the last (the STREAM construction, as in age): a chunk that was changed, moved, left out or
 * added does not open, and neither does a file without its end. The key is used for one file only.
 */
export async function* sealChunks(source: AsyncIterable<Buffer>, header: BackupHeader): AsyncGenerator<Buffer> {
  yield header.bytes;
  let number = 0;
  for await (const { chunk, isLast } of inPieces(source, chunkBytes)) {
    const cipher = createCipheriv('aes-256-gcm', header.key, nonce(number, isLast)).setAAD(header.bytes);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    number += 1;
  }
}

/**
 * Decrypts a stream of chunks that follow a header.
 * @throws Refusal as soon as a chunk is not the one that was written, or at the end when the last
 *   is missing
 */
export async function* openChunks(source: AsyncIterable<Buffer>, header: BackupHeader): AsyncGenerator<Buffer> {
  let number = 0;
  for await (const { chunk, isLast } of inPieces(source, chunkBytes + tagBytes)) {
    yield openChunk(chunk, header, nonce(number, isLast));
    number += 1;
  }
}

/** The refusal of a file that is not as it was written. */
export function damaged(): Refusal {
  return new Refusal('The backup is cut off or damaged. Nothing was changed: use another copy of it.');
}

function openChunk(chunk: Buffer, header: BackupHeader, iv: Buffer): Buffer {
  if (chunk.length < tagBytes) throw damaged();
  const decipher = createDecipheriv('aes-256-gcm', header.key, iv).setAAD(header.bytes);
  decipher.setAuthTag(chunk.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(chunk.subarray(0, -tagBytes)), decipher.final()]);
  } catch {
    throw damaged();
  }
}

/** 96 bits: the number of the chunk, and 1 in the last byte of the last chunk. */
function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes[11] = isLast ? 1 : 0;
  return bytes;
}

/** Regroups a stream into pieces of a size; the last one is shorter or full, never missing. */
async function* inPieces(
  source: AsyncIterable<Buffer>,
  size: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    waiting.push(part);
    length += part.length;
    // A piece is held back until something follows it, because it may be the last.
    if (length <= size) continue;
    const whole = Buffer.concat(waiting, length);
    let from = 0;
    for (; whole.length - from > size; from += size) yield { chunk: whole.subarray(from, from + size), isLast: false };
    waiting = [whole.subarray(from)];
    length = whole.length - from;
  }
  yield { chunk: Buffer.concat(waiting, length), isLast: true };
}
