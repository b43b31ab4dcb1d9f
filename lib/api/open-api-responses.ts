import type { Endpoint } from './endpoint.ts';
import { apiWords, type Json, problemSchema, schemaOf } from './open-api-schema.ts';
import { type ProblemCode, problemStatus } from './problem.ts';

/** Describes the response on success. */
export function successResponse(answer: Endpoint['answer']): Json {
  if (answer.status === 204) return { description: apiWords.done };
  return { description: apiWords.done, content: { 'application/json': { schema: schemaOf(answer.body, 'output') } } };
}

/** Describes the response to a dry run, for endpoints that answer it otherwise. */
export function dryRunResponse(dryRun: Endpoint['dryRun']): Json {
  if (!dryRun || dryRun === true) return {};
  return {
    200: {
      description: apiWords.dryDone,
      content: { 'application/json': { schema: schemaOf(dryRun.body, 'output') } },
    },
  };
}

/**
 * Groups problems by status, because OpenAPI has one response per status: its schema names every
 * code that may come with it.
 */
export function problemResponses(problems: ProblemCode[]): Json {
  const byStatus = Map.groupBy(problems, (code) => problemStatus[code]);
  const answers = [...byStatus].map(([status, codes]) => {
    const description = codes.map((code) => `\`${code}\`: ${apiWords.problems[code].detail}`).join('\n');
    const headers =
      status === 429 ? { 'Retry-After': { description: apiWords.retryAfter, schema: { type: 'integer' } } } : undefined;
    return [
      status,
      {
        description,
        ...(headers && { headers }),
        content: { 'application/problem+json': { schema: problemSchema(codes) } },
      },
    ];
  });
  return Object.fromEntries(answers);
}
