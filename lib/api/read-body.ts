import { fail, type Result, succeed } from '#lib/result.ts';
import { readUpTo } from './read-up-to.ts';

/**
 * Reads the whole body of a request. `not-json`: the body was cut off, and no caller receives the
 * answer.
 * @param longest bytes
 */
export async function readBody(
  { body }: Request,
  longest: number,
): Promise<Result<Uint8Array, 'too-large' | 'not-json'>> {
  try {
    const raw = await readUpTo(body, longest);
    return raw ? succeed(raw) : fail('too-large');
  } catch {
    return fail('not-json');
  }
}
