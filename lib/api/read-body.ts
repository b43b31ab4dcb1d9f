import { fail, type Result, succeed } from '#lib/result.ts';
import { readUpTo } from './read-up-to.ts';

/**
 * The whole of a request's body. `not-json`: it broke off, and nobody is there any more to be told.
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
