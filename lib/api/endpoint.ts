import type { z } from 'zod';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { ProblemCode } from './problem.ts';

/** A door's name, by which the dictionary tells what it is for. */
export type EndpointName = keyof Dictionary['api']['doors'];

/**
 * One call that programs can make: what validates it and what documents it at once. `{name}` in the
 * path is a parameter. Problems that any door can have (`unexpected`, `unavailable`) are left out.
 */
export type Endpoint = {
  name: EndpointName;
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  secret: 'appKey' | 'accountToken' | 'erpSecret' | 'none';
  body?: z.ZodType;
  /** Of the body, where it is not JSON. */
  mediaType?: string;
  /** When all went well: without a body for 204. */
  answer: { status: 200 | 201 | 202; body: z.ZodType } | { status: 204 };
  /**
   * A dry run (`readDryRun`), where that is understood and answered otherwise: always 200. Without
   * a shape of its own it is that of `answer`.
   */
  dryRun?: { body: z.ZodType } | true;
  problems: ProblemCode[];
};
