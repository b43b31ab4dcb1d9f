import type { FileSource } from '#lib/csv/file-source.ts';
import { connection } from '#lib/database/connection.ts';
import { type ImportKey, keyOf } from './import-key.ts';

/** 512 KiB: large enough for few queries, small enough for memory. */
const chunkBytes = 524_288;

/**
 * Stores the file of an import in the database as it arrives, in chunks, so that any server can
 * continue with it.
 * @returns its length in bytes.
 */
export async function storeFile(of: ImportKey, arriving: AsyncIterable<Buffer>): Promise<number> {
  let [position, bytes] = [0, 0];
  for await (const chunk of inChunks(arriving)) {
    // Chunks are not flushed one by one: the next synchronous commit flushes them all.
    await connection().pool.query(
      `insert into import_chunk (structure_id, import_id, position, bytes)
      select $1, $2, $3, $4 from set_config('synchronous_commit', 'off', true)`,
      [...keyOf(of), position, chunk],
    );
    position += 1;
    bytes += chunk.length;
  }
  return bytes;
}

/** Returns the stored file of an import. */
export function storedFile(of: ImportKey, bytes: number): FileSource {
  return { bytes, read: (start = 0) => readChunks(of, start) };
}

async function* inChunks(arriving: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let held = 0;
  for await (const piece of arriving) {
    pieces.push(piece);
    held += piece.length;
    if (held < chunkBytes) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    held = 0;
  }
  if (held > 0) yield Buffer.concat(pieces);
}

async function* readChunks(of: ImportKey, start: number): AsyncGenerator<Buffer> {
  let skip = start;
  for (let position = 0; ; position += 1) {
    // As base64, which is read ten times as fast as the hexadecimal default.
    const { rows } = await connection().pool.query<{ bytes: string }>(
      "select encode(bytes, 'base64') as bytes from import_chunk where structure_id = $1 and import_id = $2 and position = $3",
      [...keyOf(of), position],
    );
    if (!rows[0]) return;
    const chunk = Buffer.from(rows[0].bytes, 'base64');
    if (skip < chunk.length) yield chunk.subarray(skip);
    skip = Math.max(0, skip - chunk.length);
  }
}
