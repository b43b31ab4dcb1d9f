import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { type FileProblem, FileRefused, fileProblemOf } from '#lib/imports/file/file-problem.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { cleanFileName } from './clean-file-name.ts';

/** A request body: a form (`multipart/form-data`) with one file in its field `file`. */
export type UploadForm = { contentType: string; body: AsyncIterable<Uint8Array> | null };

/**
 * Consumes the file as it arrives. It may throw `FileRefused` or `CsvRefused`. `fileName` is
 * its name on the sender's computer.
 */
type Keep<Value> = (fileName: string, arriving: AsyncIterable<Buffer>) => Promise<Value>;

/**
 * Bytes after which the connection is closed; up to there the rest is read and dropped, so that the
 * browser receives the response.
 */
const patience = importLimits.bytes * 4;

/**
 * Passes the file of a form on as it arrives, and counts it. It is received only when it is
 * complete; otherwise the caller deletes what it kept.
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
    // Also where the consumer stopped reading: the rest has to be drained, or the browser never
    // receives the response.
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
