import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type FileProblem, FileRefused } from './file-problem.ts';
import type { Upload } from './import-clients.ts';
import { limits } from './limits.ts';

/** Far beyond the limit the connection is closed; up to there the rest is read and dropped, so that the browser hears the answer. */
const patience = limits.bytes * 4;

/**
 * Stores the file of a form (`multipart/form-data`, field `file`) while it arrives, counting. The caller discards it when done.
 * Whatever goes wrong, nothing stays behind.
 */
export async function receiveUpload(contentType: string, body: AsyncIterable<Uint8Array> | null): Promise<Result<Upload, FileProblem>> {
  const path = join(tmpdir(), `import-${crypto.randomUUID()}`);
  const received = await store(contentType, body, path).catch((error: unknown) =>
    fail(error instanceof FileRefused ? error.problem : ({ code: 'upload-cut' } as const)),
  );
  if (!received.ok) await discardUpload({ path });
  return received;
}

/** Removes a stored upload. */
export async function discardUpload({ path }: Pick<Upload, 'path'>): Promise<void> {
  await rm(path, { force: true });
}

async function store(contentType: string, body: AsyncIterable<Uint8Array> | null, path: string): Promise<Result<Upload, FileProblem>> {
  const form = openForm(contentType);
  if (!form || !body) return fail({ code: 'no-file' });
  let stored: Promise<Result<Upload, FileProblem>> | undefined;
  form.on('file', (field: string, file: BusboyFileStream, fileName: string) => {
    if (field !== 'file' || stored) return void file.resume();
    stored = pipeline(file, createWriteStream(path, { mode: 0o600 })).then(() => {
      if (file.truncated) return fail({ code: 'too-big' });
      if (!fileName) return fail({ code: 'no-file' });
      return succeed({ path, fileName: cleanFileName(fileName) });
    });
    // Awaited below; until then a failure must not count as unhandled.
    stored.catch(() => undefined);
  });
  await pipeline(limited(body), form);
  return (await stored) ?? fail({ code: 'no-file' });
}

function openForm(contentType: string): BusboyInstance | null {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { fileSize: limits.bytes, files: 2, fields: 10, fieldSize: 1_000, parts: 12 },
    });
  } catch {
    return null;
  }
}

async function* limited(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > patience) throw new FileRefused({ code: 'too-big' });
    yield chunk;
  }
}

/** What can be shown and stored, whatever a client sent. */
function cleanFileName(name: string): string {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  return clean.slice(0, 200).toWellFormed() || 'clients.csv';
}
