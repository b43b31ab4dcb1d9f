import { fail, type Result, succeed } from '#lib/result.ts';
import { binarySignature } from './binary-signature.ts';
import type { CsvProblem } from './csv-problem.ts';
import type { FileSource } from './file-source.ts';
import { byteOrderMark, looksBinary, looksLikeUtf16, type TextEncoding } from './text-encoding.ts';
import { Utf8Probe } from './utf8-probe.ts';

const headBytes = 65_536;

/**
 * How the bytes of a file become text. `mark` is the length of its byte order mark, 0 without one.
 */
export type DetectedEncoding = { encoding: TextEncoding; mark: number };

/**
 * Decides the encoding of a file over the whole of it: byte order mark, else many NULs, else
 * strict UTF-8, else Windows-1252, which is what French Excel writes. Only one chunk is in memory.
 * @param chosen the encoding that staff chose instead; only the mark is looked for then.
 */
export async function detectEncoding(
  file: FileSource,
  chosen: TextEncoding | null = null,
): Promise<Result<DetectedEncoding, CsvProblem>> {
  const head = await readHead(file);
  const strange = binarySignature(head);
  if (strange) return fail(strange);
  const mark = byteOrderMark(head);
  if (mark && file.bytes === mark.length) return fail({ code: 'empty' });
  if (chosen) return succeed({ encoding: chosen, mark: mark?.encoding === chosen ? mark.length : 0 });
  const utf16 = mark ? (mark.encoding === 'utf-8' ? null : mark.encoding) : looksLikeUtf16(head);
  if (utf16)
    return file.bytes % 2 === 0 ? succeed({ encoding: utf16, mark: mark?.length ?? 0 }) : fail({ code: 'truncated' });
  if (looksBinary(head)) return fail({ code: 'binary' });
  return recogniseBytes(file, mark?.length ?? 0);
}

async function recogniseBytes(file: FileSource, mark: number): Promise<Result<DetectedEncoding, CsvProblem>> {
  const probe = new Utf8Probe();
  for await (const chunk of file.read()) probe.add(chunk);
  const judged = probe.end();
  if (judged === 'utf-8') return succeed({ encoding: 'utf-8', mark });
  if (judged === 'other' && mark === 0) return succeed({ encoding: 'windows-1252', mark });
  const line = await lineAt(file, probe.firstBad ?? 0);
  return fail({ code: judged === 'truncated' ? 'truncated' : 'mixed-encodings', line });
}

async function readHead(file: FileSource): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let held = 0;
  for await (const chunk of file.read()) {
    pieces.push(chunk);
    held += chunk.length;
    if (held >= headBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, headBytes);
}

/** The 1-based line that holds a byte. */
async function lineAt(file: FileSource, offset: number): Promise<number> {
  let [line, at] = [1, 0];
  for await (const chunk of file.read()) {
    for (const byte of chunk.subarray(0, offset - at)) if (byte === 10) line += 1;
    at += chunk.length;
    if (at >= offset) break;
  }
  return line;
}
