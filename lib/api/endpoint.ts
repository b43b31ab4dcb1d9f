import type { z } from 'zod';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { RequestHeader } from './headers.ts';
import type { ProblemCode } from './problem.ts';

/** The name of an endpoint, by which the dictionary describes it. */
export type EndpointName = keyof Dictionary['api']['doors'];

/**
 * One call for programs: its validation and its documentation at once. `{name}` in the path is a
 * parameter. Problems that any endpoint can have (`commonProblems`) are left out.
 */
export type Endpoint = {
  name: EndpointName;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  /** Methods that do the same, or what the address alone says. */
  alsoMethods?: readonly ('PUT' | 'DELETE')[];
  /** Whether HEAD answers if there is such an endpoint. */
  probe?: true;
  secret: 'appKey' | 'accountToken' | 'erpSecret' | 'erpReadSecret' | 'erpAddress' | 'none';
  /** Headers beside the authorisation that it reads. */
  headers?: readonly RequestHeader[];
  /** Parameters after the path, each optional. */
  query?: z.ZodObject;
  body?: z.ZodType;
  /** Media type of the body, where it is not JSON. */
  mediaType?: string;
  /** The response on success, without a body for 204. */
  answer: { status: 200 | 201 | 202; body: z.ZodType } | { status: 204 };
  /**
   * The response to a dry run (`readDryRun`), for endpoints that support it: always 200. Without a
   * schema of its own it is that of `answer`.
   */
  dryRun?: { body: z.ZodType } | true;
  problems: readonly ProblemCode[];
  /** Every code of `errors` in its problems. */
  errorCodes?: readonly string[];
};
