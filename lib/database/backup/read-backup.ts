import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { Refusal } from '#lib/refusal.ts';
import { type BackupHeader, openHeader } from './backup-header.ts';
import { decodeFrames, type Frame, type Manifest } from './frames.ts';
import { damaged, openChunks } from './sealed-chunks.ts';

/** `frames` follow the manifest; they can be read once. `bytes`: the size of the file. */
export type OpenBackup = { manifest: Manifest; bytes: number; frames: AsyncGenerator<Frame> };

/**
 * Opens a backup, after having read it to its end: from then on every byte is known to be the one
 * that was written.
 * @throws Refusal for a wrong passphrase, another file, and one that is cut off or damaged
 */
export async function openBackup(file: string, passphrase: string): Promise<OpenBackup> {
  const header = await openHeader(await firstBytes(file), passphrase);
  for await (const _chunk of openChunks(chunksOf(file, header), header));
  const content = createZstdDecompress();
  // Reading the content throws the error.
  pipeline(openChunks(chunksOf(file, header), header), content).catch(() => undefined);
  const frames = decodeFrames(content);
  const { value: manifest } = await frames.next();
  if (!manifest || Buffer.isBuffer(manifest) || manifest.kind !== 'manifest') throw damaged();
  return { manifest, bytes: (await stat(file)).size, frames };
}

function chunksOf(file: string, header: BackupHeader): Readable {
  return createReadStream(file, { start: header.bytes.length, highWaterMark: 1 << 18 });
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_096), 0, 4_096, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new Refusal(`${file} could not be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
