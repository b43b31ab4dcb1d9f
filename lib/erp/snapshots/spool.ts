import { createHash, type Hash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readWithLingeringClose } from '#lib/api/lingering-close.ts';
import type { ContentCoding } from '#lib/api/read-encoded-body.ts';
import { MAX_LINE_BYTES, MAX_SNAPSHOT_BYTES } from '#lib/erp/connections/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * A body that has arrived whole. `hash`: the SHA-256 of its content, hex; `sentHash`: of the bytes
 * as they arrived, which may be compressed. `read` returns the content from the beginning; `forget`
 * deletes it.
 */
export type Spooled = { hash: string; sentHash: string; read(): AsyncIterable<Uint8Array>; forget(): Promise<void> };

export type SpoolProblem = 'too-large' | 'cut-off' | 'unsupported-encoding';

type Hashes = Pick<Spooled, 'hash' | 'sentHash'>;

/** The sender ended the body, or broke the connection. */
class CutOff extends Error {}

const newline = 0x0a;

/**
 * Stores a body in a temporary file while it arrives, so that a slow sender holds nothing of the
 * database. The file is unlinked as soon as it is open, so that nothing of it is left when the
 * process dies. It holds the bytes as they arrived: a compressed body of an unknown sender takes no
 * more of the disk than of the network.
 * @param most bytes of the content
 */
export async function spool(
  body: ReadableStream<Uint8Array> | null,
  coding: ContentCoding = null,
  most = MAX_SNAPSHOT_BYTES,
): Promise<Result<Spooled, SpoolProblem>> {
  const name = path.join(tmpdir(), `club-snapshot-${randomUUID()}`);
  const file = await open(name, 'wx+', 0o600);
  const forget = async () => {
    await file.close();
    await rm(name, { force: true });
  };
  // Where an open file cannot be unlinked, `forget` deletes it.
  await rm(name, { force: true }).catch(() => undefined);
  try {
    const kept = await keep(file, body, coding, most);
    const read = () => decoded(file.createReadStream({ start: 0, autoClose: false }), coding);
    if (kept.ok) return succeed({ ...kept.value, read, forget });
    await forget();
    return kept;
  } catch (error) {
    await forget();
    throw error;
  }
}

async function keep(
  file: FileHandle,
  body: ReadableStream<Uint8Array> | null,
  coding: ContentCoding,
  most: number,
): Promise<Result<Hashes, SpoolProblem>> {
  const [content, sent] = [createHash('sha256'), createHash('sha256')];
  let size = 0;
  let line = 0;
  try {
    for await (const piece of decoded(store(file, body, sent), coding)) {
      const first = piece.indexOf(newline);
      size += piece.length;
      line += first === -1 ? piece.length : first;
      // Leaving the loop ends the streams, and with them what still arrives.
      if (size > most || line > MAX_LINE_BYTES) return fail('too-large');
      if (first !== -1) line = piece.length - 1 - piece.lastIndexOf(newline);
      content.update(piece);
    }
  } catch (error) {
    if (error instanceof CutOff) return fail('cut-off');
    if (coding && String((error as NodeJS.ErrnoException).code).startsWith('Z_')) return fail('unsupported-encoding');
    throw error;
  }
  return succeed({ hash: content.digest('hex'), sentHash: sent.digest('hex') });
}

/** Yields the pieces of a body once they are in the file. Only errors of the disk are thrown. */
async function* store(
  file: FileHandle,
  body: ReadableStream<Uint8Array> | null,
  hash: Hash,
): AsyncGenerator<Uint8Array> {
  const pieces = readWithLingeringClose(body);
  try {
    for (;;) {
      const { done, value } = await pieces.next().catch(() => {
        throw new CutOff();
      });
      if (done) return;
      hash.update(value);
      await file.write(value);
      yield value;
    }
  } finally {
    await pieces.return(undefined);
  }
}

function decoded(bytes: AsyncIterable<Uint8Array>, coding: ContentCoding): AsyncIterable<Uint8Array> {
  // An error reaches the reader through the last stream.
  return coding === null ? bytes : pipeline(Readable.from(bytes), createGunzip(), () => undefined);
}
