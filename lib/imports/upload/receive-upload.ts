import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { type FileProblem, FileRefused, fileProblemOf } from '#lib/imports/file/file-problem.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** What arrives: a form (`multipart/form-data`) with one file in its field `file`. */
export type UploadForm = { contentType: string; body: AsyncIterable<Uint8Array> | null };

/**
 * Where the file goes while it arrives. It may throw `FileRefused` or `CsvRefused`. `fileName` is
 * what the sender's computer calls it.
 */
type Keep<Value> = (fileName: string, arriving: AsyncIterable<Buffer>) => Promise<Value>;

/**
 * Far beyond the limit the connection is closed; up to there the rest is read and dropped, so that
 * the browser hears the answer.
 */
const patience = importLimits.bytes * 4;

/**
 * Hands the file of a form on while it arrives, counting. Only when it came whole to its end is it
 * received; what was kept of any other, the caller forgets.
 */
export async function receiveUpload<Value>(
  { contentType, body }: UploadForm,
  keep: Keep<Value>,
): Promise<Result<Value, FileProblem>> {
  const form = openForm(contentType);
  if (!form || !body) return fail({ code: 'no-file' });
  let kept: Promise<Result<Value, FileProblem>> | undefined;
  let arriving: BusboyFileStream | undefined;
  form.on('file', (field: string, file: BusboyFileStream, fileName: string) => {
    if (field !== 'file' || kept) return void file.resume();
    arriving = file;
    kept = keepFile(file, fileName, keep);
    // Awaited below; until then a failure must not count as unhandled.
    kept.catch(() => undefined);
  });
  try {
    await pipeline(limited(body), form);
  } catch (error) {
    arriving?.destroy();
    await kept?.catch(() => undefined);
    return fail(fileProblemOf(error) ?? { code: 'upload-cut' });
  }
  return (await kept) ?? fail({ code: 'no-file' });
}

async function keepFile<Value>(
  file: BusboyFileStream,
  fileName: string,
  keep: Keep<Value>,
): Promise<Result<Value, FileProblem>> {
  try {
    if (!fileName) return fail({ code: 'no-file' });
    const value = await keep(
      cleanFileName(fileName),
      file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>,
    );
    return file.truncated ? fail({ code: 'too-big' }) : succeed(value);
  } catch (error) {
    const problem = fileProblemOf(error);
    if (problem) return fail(problem);
    throw error;
  } finally {
    // Whoever stopped reading it: the rest still has to pass, or the browser never hears the
    // answer.
    file.resume();
  }
}

function openForm(contentType: string): BusboyInstance | null {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { fileSize: importLimits.bytes, files: 2, fields: 10, fieldSize: 1_000, parts: 12 },
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
    .slice(0, 1_000)
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  return clean.slice(0, 200).toWellFormed() || 'clients.csv';
}
