import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { fail, type Result, succeed } from '#lib/result.ts';
import { readBody } from './read-body.ts';

const inflate = promisify(gunzip);

/** A coding of the content (RFC 9110, 8.4); null where there is none. */
export type ContentCoding = 'gzip' | null;

/** A body that was read whole. `sent`: its bytes as they arrived, where they were compressed. */
export type DecodedBody = { raw: Uint8Array; sent?: Uint8Array };

/** Reads which coding a request has; `x-gzip` is an old name of `gzip`. */
export function contentCoding(headers: Headers): Result<ContentCoding, 'unsupported-encoding'> {
  const coding = (headers.get('content-encoding') ?? '').slice(0, 100).trim().toLowerCase();
  if (coding === '' || coding === 'identity') return succeed(null);
  return coding === 'gzip' || coding === 'x-gzip' ? succeed('gzip') : fail('unsupported-encoding');
}

/**
 * Reads the whole body of a request, and decompresses it. Both sizes have the same limit, and
 * decompression stops there. Bytes that are not gzip stay as they are, so that the caller refuses
 * them once it knows the sender.
 * @param longest bytes
 */
export async function readEncodedBody(
  request: Request,
  longest: number,
): Promise<Result<DecodedBody, 'too-large' | 'not-json' | 'unsupported-encoding'>> {
  const coding = contentCoding(request.headers);
  const body = await readBody(request, longest);
  if (!coding.ok) return coding;
  if (!body.ok) return body;
  if (coding.value === null) return succeed({ raw: body.value });
  try {
    return succeed({ raw: await inflate(body.value, { maxOutputLength: longest }), sent: body.value });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? fail('too-large') : succeed({ raw: body.value });
  }
}
