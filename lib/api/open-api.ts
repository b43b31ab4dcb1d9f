import type { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { dryRunResponse, problemResponses, successResponse } from './open-api-responses.ts';
import { apiWords, type Json, problemSchema, schemaOf } from './open-api-schema.ts';
import { type ProblemCode, problemStatus } from './problem.ts';

/** Describes the endpoints as an OpenAPI 3.1 document, from the schemas that validate. */
export function openApi(endpoints: Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints)
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  return {
    openapi: '3.1.0',
    info: { title: apiWords.title, version: '1', description: apiWords.intro },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: problemSchema(Object.keys(problemStatus) as ProblemCode[]) },
      securitySchemes: {
        appKey: { type: 'http', scheme: 'bearer', description: apiWords.secrets.appKey },
        accountToken: { type: 'http', scheme: 'bearer', description: apiWords.secrets.accountToken },
        erpReadSecret: {
          type: 'apiKey',
          in: 'header',
          name: 'webhook-signature',
          description: apiWords.secrets.erpReadSecret,
        },
        erpSecret: { type: 'apiKey', in: 'header', name: 'webhook-signature', description: apiWords.secrets.erpSecret },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { name, path, secret, query, body, answer, dryRun, problems, mediaType = 'application/json' } = endpoint;
  const parameters: Json[] = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    description: apiWords.fields[parameter as keyof typeof apiWords.fields],
    schema: { type: 'string' },
  }));
  if (query) parameters.push(...queryParameters(query));
  if (dryRun)
    parameters.push({
      name: 'dry_run',
      in: 'query',
      description: apiWords.dryRun,
      schema: { type: 'string', enum: ['1', 'true', '0', 'false', ''] },
    });
  return {
    operationId: name,
    summary: apiWords.doors[name].summary,
    description: apiWords.doors[name].about,
    security: secret === 'none' ? [] : [{ [secret]: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { [mediaType]: { schema: schemaOf(body, 'input') } } } }),
    responses: { [answer.status]: successResponse(answer), ...dryRunResponse(dryRun), ...problemResponses(problems) },
  };
}

/** The parameters after the path, each with its description beside its schema. */
function queryParameters(query: z.ZodObject): Json[] {
  const { properties } = schemaOf(query, 'input') as { properties: Record<string, Json> };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    description,
    schema,
  }));
}
