import { z } from 'zod';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { Endpoint } from './endpoint.ts';
import { type ProblemCode, problemStatus } from './problem.ts';

type Json = Record<string, unknown>;

const words = dictionaryOf('en').api;

/** Describes the endpoints as an OpenAPI 3.1 document, from the schemas that validate. */
export function openApi(endpoints: Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  return {
    openapi: '3.1.0',
    info: { title: words.title, version: '1', description: words.intro },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemSchema(Object.keys(problemStatus) as ProblemCode[]) },
      securitySchemes: {
        appKey: { type: 'http', scheme: 'bearer', description: words.secrets.appKey },
        accountToken: { type: 'http', scheme: 'bearer', description: words.secrets.accountToken },
        erpSecret: { type: 'apiKey', in: 'header', name: 'webhook-signature', description: words.secrets.erpSecret },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { name, path, secret, body, answer, dryRun, problems, mediaType = 'application/json' } = endpoint;
  const parameters: Json[] = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    description: words.fields[parameter as keyof typeof words.fields],
    schema: { type: 'string' },
  }));
  if (dryRun)
    parameters.push({
      name: 'dry_run',
      in: 'query',
      description: words.dryRun,
      schema: { type: 'string', enum: ['1', 'true', '0', 'false', ''] },
    });
  return {
    operationId: name,
    summary: words.doors[name].summary,
    description: words.doors[name].about,
    security: secret === 'none' ? [] : [{ [secret]: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { [mediaType]: { schema: schemaOf(body, 'input') } } } }),
    responses: { [answer.status]: success(answer), ...dry(dryRun), ...failures(problems) },
  };
}

function success(answer: Endpoint['answer']): Json {
  if (answer.status === 204) return { description: words.done };
  return { description: words.done, content: { 'application/json': { schema: schemaOf(answer.body, 'output') } } };
}

function dry(dryRun: Endpoint['dryRun']): Json {
  if (!dryRun || dryRun === true) return {};
  return {
    200: { description: words.dryDone, content: { 'application/json': { schema: schemaOf(dryRun.body, 'output') } } },
  };
}

/**
 * Groups problems by status, because OpenAPI has one response per status: its schema names every
 * code that may come with it.
 */
function failures(problems: ProblemCode[]): Json {
  const byStatus = Map.groupBy(problems, (code) => problemStatus[code]);
  const answers = [...byStatus].map(([status, codes]) => {
    const description = codes.map((code) => `\`${code}\`: ${words.problems[code].detail}`).join('\n');
    const headers =
      status === 429 ? { 'Retry-After': { description: words.retryAfter, schema: { type: 'integer' } } } : undefined;
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

function problemSchema(codes: ProblemCode[]): Json {
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string', enum: codes },
      errors: {
        type: 'array',
        items: {
          type: 'object',
          required: ['pointer', 'code'],
          properties: { pointer: { type: 'string' }, code: { type: 'string' } },
        },
      },
    },
  };
}

/** Converts a zod schema to JSON Schema 2020-12, each property with its description. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => addWords(jsonSchema.properties),
  });
  return json;
}

function addWords(properties: Record<string, unknown> | undefined): void {
  for (const [name, property] of Object.entries(properties ?? {})) {
    const description = words.fields[name as keyof typeof words.fields];
    // A description in the schema itself belongs to this endpoint alone.
    if (description && typeof property === 'object') Object.assign(property as Json, { description, ...property });
  }
}
