import { fail, type Result, succeed } from '#lib/result.ts';
import { binarySignature } from './binary-signature.ts';
import type { CsvProblem } from './csv-problem.ts';
import { decideUtf8 } from './decide-utf8.ts';
import { EncodingEvidence } from './encoding-evidence.ts';
import type { EncodingQuestion } from './encoding-question.ts';
import type { FileSource } from './file-source.ts';
import {
  byteOrderMark,
  looksBinary,
  looksLikeUtf16,
  type SingleByteEncoding,
  type TextEncoding,
} from './text-encoding.ts';
import { Utf8Probe } from './utf8-probe.ts';
import { weighEncodings } from './weigh-encodings.ts';

/** Bytes that the checks of the beginning look at. */
const headBytes = 65_536;

/**
 * How a file is decoded. `mark` is the length of its byte order mark in bytes, 0 without one.
 * `fallback`: the encoding of those lines of a UTF-8 file that are not UTF-8; absent without any.
 */
export type DetectedEncoding = { encoding: TextEncoding; mark: number; fallback?: SingleByteEncoding };

type Detection = { encoding: DetectedEncoding; question: EncodingQuestion | null };

/**
 * The encoding, what is unclear about it, and the file with the beginning that was read in memory.
 */
export type ReadHead = Detection & { file: FileSource };

/**
 * Detects the encoding of a stored file over the whole of it, in one reading: byte order mark, else
 * many NULs, else UTF-8, encoded once or twice, else the one of Windows-1252, MacRoman, code page
 * 850 and ISO-8859-15 in which it has the most words of French. Only the head and one chunk are in
 * memory.
 * @param chosen the encoding that staff chose instead; only the mark is looked for then.
 */
export async function detectEncoding(
  file: FileSource,
  chosen: TextEncoding | null = null,
): Promise<Result<ReadHead, CsvProblem>> {
  const chunks = file.read()[Symbol.asyncIterator]();
  const pieces = await readPieces(chunks);
  const head = Buffer.concat(pieces);
  const decided = detectByHead(head.subarray(0, headBytes), file.bytes, chosen);
  const detected = decided ?? (await detectByContent(file, pieces, chunks, byteOrderMark(head)?.length ?? 0));
  return detected.ok ? succeed({ ...detected.value, file: withHead(file, head) }) : detected;
}

/** Null: the head alone does not decide. */
function detectByHead(head: Buffer, bytes: number, chosen: TextEncoding | null): Result<Detection, CsvProblem> | null {
  const sure = (encoding: DetectedEncoding) => succeed({ encoding, question: null });
  const binary = binarySignature(head);
  if (binary) return fail(binary);
  const mark = byteOrderMark(head);
  if (mark && bytes === mark.length) return fail({ code: 'empty' });
  if (chosen) return sure({ encoding: chosen, mark: mark && isMarkOf(mark.encoding, chosen) ? mark.length : 0 });
  const utf16 = mark ? (mark.encoding === 'utf-8' ? null : mark.encoding) : looksLikeUtf16(head);
  if (utf16) return bytes % 2 === 0 ? sure({ encoding: utf16, mark: mark?.length ?? 0 }) : fail({ code: 'truncated' });
  return looksBinary(head) ? fail({ code: 'binary' }) : null;
}

function isMarkOf(marked: TextEncoding, chosen: TextEncoding): boolean {
  return marked === chosen || (marked === 'utf-8' && chosen === 'utf-8-twice');
}

async function detectByContent(
  file: FileSource,
  pieces: Buffer[],
  chunks: AsyncIterator<Buffer>,
  mark: number,
): Promise<Result<Detection, CsvProblem>> {
  const [probe, evidence] = [new Utf8Probe(), new EncodingEvidence()];
  for (const piece of pieces) evidence.add(probe.add(piece));
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) evidence.add(probe.add(next.value));
  evidence.add(probe.rest);
  evidence.end();
  const verdict = probe.end();
  if (verdict === 'truncated') return fail({ code: 'truncated', line: await lineAt(file, probe.firstBad ?? 0) });
  if (verdict === 'utf-8' && (mark > 0 || !evidence.isAccidental)) return succeed(decideUtf8(mark, evidence));
  const { encoding, question } = weighEncodings(evidence.cells);
  if (verdict !== 'mixed' && mark === 0) return succeed({ encoding: { encoding, mark }, question });
  const decided = decideUtf8(mark, evidence);
  return succeed({ ...decided, encoding: { ...decided.encoding, fallback: encoding } });
}

/** The first chunks of a file, up to `headBytes` or more. */
async function readPieces(chunks: AsyncIterator<Buffer>): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  for (let length = 0; length < headBytes; ) {
    const next = await chunks.next();
    if (next.done) break;
    pieces.push(next.value);
    length += next.value.length;
  }
  return pieces;
}

/** The same file, whose store is only opened for what lies beyond the head. */
function withHead(file: FileSource, head: Buffer): FileSource {
  return {
    bytes: file.bytes,
    async *read(start = 0) {
      if (start < head.length) yield head.subarray(start);
      if (file.bytes > head.length) yield* file.read(Math.max(start, head.length));
    },
  };
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
