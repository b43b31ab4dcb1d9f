import { readUpTo } from '#lib/api/read-up-to.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

/** Bytes. A password of 1,000 characters outside ASCII takes 9 of them each in a form. */
const longestForm = 16 * 1024;

/** `no-form`: the body comes too slowly, breaks off, or is no form at all. */
export type SmallFormProblem = 'too-large' | 'no-form';

/**
 * The text fields of a form of at most 16 KiB, each once: of repeated fields the first, files left
 * out.
 */
export async function readSmallForm(request: Request): Promise<Result<Record<string, string>, SmallFormProblem>> {
  try {
    const body = await readUpTo(request.body, longestForm);
    if (!body) return fail('too-large');
    const form = await new Response(body, {
      headers: { 'content-type': request.headers.get('content-type') ?? '' },
    }).formData();
    const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return succeed(Object.fromEntries(texts.reverse()));
  } catch {
    return fail('no-form');
  }
}
