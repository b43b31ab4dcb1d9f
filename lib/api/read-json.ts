import type { z } from 'zod';
import { fail, type Result, succeed } from '#lib/result.ts';
import { parseJson } from './parse-json.ts';
import type { FieldError } from './problem.ts';
import { readUpTo } from './read-up-to.ts';

/** Maximum bytes of a JSON body, ten times what an app sends. */
const maxBodyBytes = 16 * 1024;

export type BodyProblem = { code: 'not-json' } | { code: 'too-large' } | { code: 'invalid'; errors: FieldError[] };

/**
 * Reads the body of a request by a schema. A body that is too large is refused while it arrives,
 * whatever its headers say.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Result<z.output<Schema>, BodyProblem>> {
  const bytes = await readUpTo(request.body, maxBodyBytes).catch(() => new Uint8Array());
  if (!bytes) return fail({ code: 'too-large' });
  const value = parseJson(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail({ code: 'not-json' });
  const read = schema.safeParse(value);
  if (read.success) return succeed(read.data);
  const errors = read.error.issues.map(({ path, message, code }) => ({
    pointer: pointerTo(path),
    code: code === 'invalid_type' ? 'required' : message,
  }));
  return fail({ code: 'invalid', errors });
}

/** Builds a JSON pointer (RFC 6901). */
function pointerTo(path: PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
