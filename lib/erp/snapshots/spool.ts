import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readWithLingeringClose } from '#lib/api/lingering-close.ts';
import { MAX_LINE_BYTES, MAX_SNAPSHOT_BYTES } from '#lib/erp/connections/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/**
 * A body that has arrived whole. `hash`: its SHA-256, hex. `read` returns it from the beginning;
 * `forget` deletes it.
 */
export type Spooled = { hash: string; read(): AsyncIterable<Uint8Array>; forget(): Promise<void> };

export type SpoolProblem = 'too-large' | 'cut-off';

const newline = 0x0a;

/**
 * Stores a body in a temporary file while it arrives, so that a slow sender holds nothing of the
 * database. The file is unlinked as soon as it is open, so that nothing of it is left when the
 * process dies.
 */
export async function spool(
  body: ReadableStream<Uint8Array> | null,
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
    const kept = await keep(file, body, most);
    if (kept.ok)
      return succeed({ hash: kept.value, read: () => file.createReadStream({ start: 0, autoClose: false }), forget });
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
  most: number,
): Promise<Result<string, SpoolProblem>> {
  const hash = createHash('sha256');
  const pieces = readWithLingeringClose(body);
  let size = 0;
  let line = 0;
  for (;;) {
    const piece = await nextOf(pieces);
    if (!piece.ok) return piece;
    if (!piece.value) return succeed(hash.digest('hex'));
    const first = piece.value.indexOf(newline);
    size += piece.value.length;
    line += first === -1 ? piece.value.length : first;
    if (size > most || line > MAX_LINE_BYTES) {
      await pieces.return(undefined);
      return fail('too-large');
    }
    if (first !== -1) line = piece.value.length - 1 - piece.value.lastIndexOf(newline);
    hash.update(piece.value);
    await file.write(piece.value);
  }
}

/**
 * Returns the next piece; null at the end. An error of the disk is thrown, an error of the stream
 * is the sender's and returned.
 */
async function nextOf(pieces: AsyncGenerator<Uint8Array>): Promise<Result<Uint8Array | null, SpoolProblem>> {
  try {
    const { done, value } = await pieces.next();
    return succeed(done ? null : value);
  } catch {
    return fail('cut-off');
  }
}
