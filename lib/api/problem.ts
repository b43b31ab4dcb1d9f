import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { json } from './json.ts';

/**
 * Every problem in responses to programs, with its HTTP status: one table for all endpoints. Its
 * words are in `i18n`.
 */
export const problemStatus = {
  'not-json': 400,
  'dry-run-invalid': 400,
  'query-invalid': 400,
  'bad-request': 400,
  'key-invalid': 401,
  'metrics-token-invalid': 401,
  'webhook-off': 503,
  'token-invalid': 401,
  'token-reused': 401,
  'signature-invalid': 401,
  'signature-expired': 401,
  'timestamp-in-milliseconds': 401,
  'timestamp-not-a-number': 401,
  'not-attached': 403,
  refused: 403,
  'pending-validation': 403,
  'email-unproved': 403,
  deleted: 403,
  'removed-from-erp': 403,
  'unknown-path': 404,
  'unknown-structure': 404,
  'unknown-connection': 404,
  'unknown-snapshot': 404,
  'unknown-person': 404,
  'unknown-event': 404,
  'unknown-device': 404,
  'method-not-allowed': 405,
  'too-slow': 408,
  'request-refused': 409,
  'id-reused': 409,
  'event-discarded': 409,
  'code-expired': 410,
  'connection-disabled': 410,
  'too-large': 413,
  'unsupported-encoding': 415,
  invalid: 422,
  'invalid-event': 422,
  'invalid-snapshot': 422,
  'code-wrong': 422,
  'unknown-join-code': 422,
  'unknown-claim-code': 422,
  'too-many': 429,
  unexpected: 500,
  unavailable: 503,
} as const;

export type ProblemCode = keyof typeof problemStatus;

/** A problem of one value: its place in the body (RFC 6901) and its code. */
export type FieldError = { pointer: string; code: string };

/** Details beside the code: `retryAfter` in seconds. */
type Details = { errors?: FieldError[]; retryAfter?: number };

/**
 * Builds the body of a problem (RFC 9457). Its texts are English, for programs; pages show a
 * problem in the reader's language.
 */
export function problemBody(code: ProblemCode, errors?: FieldError[]) {
  const { title, detail } = dictionaryOf('en').api.problems[code];
  return { type: `about:blank#${code}`, title, status: problemStatus[code], detail, code, ...(errors && { errors }) };
}

/** Builds a response of type `application/problem+json`. */
export function problem(code: ProblemCode, { errors, retryAfter }: Details = {}): Response {
  const status = problemStatus[code];
  const headers = {
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    ...(status === 415 && { 'accept-encoding': 'gzip' }),
    ...(status === 401 && code !== 'signature-invalid' && { 'www-authenticate': 'Bearer' }),
  };
  return json(problemBody(code, errors), { status, type: 'application/problem+json', headers });
}
