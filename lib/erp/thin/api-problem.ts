import { readRetryAfter } from './fetch-pace.ts';
import type { OutgoingProblem } from './outgoing-call.ts';

/** Why the API gave no person, by code. `retryAfterMs`: how long it asked to be left alone. */
export type ApiProblemCode =
  | OutgoingProblem
  | 'credentials-missing'
  | 'credentials-refused'
  | 'gone'
  | 'rate-limited'
  | 'server-error'
  | 'fetch-refused'
  | 'list-not-found'
  | 'not-a-list';

export type ApiProblem = { code: ApiProblemCode; status?: number; retryAfterMs?: number };

/** Milliseconds to wait after 429 without `Retry-After`. */
const defaultRetryAfterMs = 10_000;

/**
 * Returns what a status other than success means. 403 means that the credentials do not cover
 * people, which is no fault of the one who was asked for.
 */
export function problemOfStatus(status: number, retryAfter: string | null): ApiProblem {
  const wait = readRetryAfter(retryAfter);
  if (status === 401 || status === 403) return { code: 'credentials-refused', status };
  if (status === 404 || status === 410) return { code: 'gone', status };
  if (status === 429) return { code: 'rate-limited', status, retryAfterMs: wait ?? defaultRetryAfterMs };
  if (status >= 500 || status === 408) {
    return { code: 'server-error', status, ...(wait !== null && { retryAfterMs: wait }) };
  }
  return { code: 'fetch-refused', status };
}

/** Whether a problem is about one person, rather than about the API as a whole. */
export function isAboutPerson({ code }: ApiProblem): boolean {
  return code === 'gone' || code === 'fetch-refused';
}
