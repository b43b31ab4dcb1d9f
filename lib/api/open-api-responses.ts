import type { Endpoint } from './endpoint.ts';
import { answerHeadersOf } from './open-api-headers.ts';
import { apiWords, type Json, problemSchema, schemaOf } from './open-api-schema.ts';
import { type ProblemCode, problemStatus } from './problem.ts';

/**
 * Problems that every endpoint can have: they come before its own code runs, or from the database.
 */
export const commonProblems = [
  'bad-request',
  'unknown-path',
  'method-not-allowed',
  'too-slow',
  'too-many',
  'unexpected',
  'unavailable',
] as const satisfies ProblemCode[];

/** Problems that name fields (`errors`), where the endpoint has a list of codes. */
const withErrors: ProblemCode[] = ['invalid-snapshot', 'invalid', 'invalid-event', 'query-invalid'];

/** Describes the response on success. */
export function successResponse({ answer, name }: Endpoint): Json {
  const headers = answerHeadersOf(answer.status);
  if (answer.status === 204) return { description: apiWords.done, headers };
  const schema = schemaOf(answer.body, 'output', name);
  return { description: apiWords.done, headers, content: { 'application/json': { schema } } };
}

/** Describes the response to a dry run, for endpoints that answer it otherwise. */
export function dryRunResponse({ dryRun, name }: Endpoint): Json {
  if (!dryRun || dryRun === true) return {};
  return {
    200: {
      description: apiWords.dryDone,
      headers: answerHeadersOf(200),
      content: { 'application/json': { schema: schemaOf(dryRun.body, 'output', name) } },
    },
  };
}

/**
 * Groups problems by status, because OpenAPI has one response per status: its schema names every
 * code that may come with it, and every code of its `errors`.
 */
export function problemResponses({ problems, errorCodes }: Endpoint): Json {
  const all = [...new Set<ProblemCode>([...problems, ...commonProblems])];
  const byStatus = Map.groupBy(all, (code) => problemStatus[code]);
  const answers = [...byStatus].map(([status, codes]) => {
    const errors = codes.some((code) => withErrors.includes(code)) ? errorCodes : undefined;
    return [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${apiWords.problems[code].detail}`).join('\n'),
        headers: answerHeadersOf(status),
        content: { 'application/problem+json': { schema: problemSchema(codes, errors) } },
      },
    ];
  });
  return Object.fromEntries(answers);
}
