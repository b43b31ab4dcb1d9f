import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { FileProblem } from './file-problem.ts';
import { sniff } from './sniff.ts';
import { byteOrderMark, looksBinary, looksLikeUtf16, type TextEncoding } from './text-encoding.ts';
import { Utf8Probe } from './utf8-probe.ts';

/** How the bytes of a file become text. `mark` is the length of its byte order mark, 0 without one. */
export type RecognisedText = { encoding: TextEncoding; mark: number };

/**
 * Decides the encoding of a stored file over the whole of it: byte order mark, else many NULs, else strict UTF-8, else
 * Windows-1252, which is what French Excel writes. Only one chunk is in memory.
 */
export async function recogniseText(path: string): Promise<Result<RecognisedText, FileProblem>> {
  const head = await readHead(path);
  const strange = sniff(head);
  if (strange) return fail(strange);
  const mark = byteOrderMark(head);
  if (mark && (await stat(path)).size === mark.length) return fail({ code: 'empty' });
  const utf16 = mark ? (mark.encoding === 'utf-8' ? null : mark.encoding) : looksLikeUtf16(head);
  if (utf16) return (await stat(path)).size % 2 === 0 ? succeed({ encoding: utf16, mark: mark?.length ?? 0 }) : fail({ code: 'truncated' });
  if (looksBinary(head)) return fail({ code: 'binary' });
  return recogniseBytes(path, mark?.length ?? 0);
}

async function recogniseBytes(path: string, mark: number): Promise<Result<RecognisedText, FileProblem>> {
  const probe = new Utf8Probe();
  for await (const chunk of createReadStream(path, { highWaterMark: 262_144 })) probe.add(chunk as Buffer);
  const judged = probe.end();
  if (judged === 'utf-8') return succeed({ encoding: 'utf-8', mark });
  if (judged === 'other' && mark === 0) return succeed({ encoding: 'windows-1252', mark });
  const line = await lineAt(path, probe.firstBad ?? 0);
  return fail({ code: judged === 'truncated' ? 'truncated' : 'mixed-encodings', line });
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The 1-based line that holds a byte. */
async function lineAt(path: string, offset: number): Promise<number> {
  let line = 1;
  if (offset === 0) return line;
  for await (const chunk of createReadStream(path, { end: offset - 1 })) for (const byte of chunk as Buffer) if (byte === 10) line += 1;
  return line;
}
