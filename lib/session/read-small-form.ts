import { readUpTo } from '#lib/api/read-up-to.ts';

/** Sign-in forms are a few hundred bytes. */
const limit = 64 * 1024;

/**
 * The text fields of a small form, each once: of repeated fields the first, files left out.
 * @returns null when the body is larger than 64 KiB, breaks off, or is no form at all.
 */
export async function readSmallForm(request: Request): Promise<Record<string, string> | null> {
  try {
    const body = await readUpTo(request.body, limit);
    if (!body) return null;
    const form = await new Response(body, { headers: { 'content-type': request.headers.get('content-type') ?? '' } }).formData();
    const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return Object.fromEntries(texts.reverse());
  } catch {
    return null;
  }
}
