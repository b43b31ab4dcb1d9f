import type { z } from 'zod';
import type { Endpoint } from './endpoint.ts';
import { headerParameters, securityOf, securitySchemes } from './open-api-headers.ts';
import { dryRunResponse, problemResponses, successResponse } from './open-api-responses.ts';
import { apiWords, type Json, schemaOf } from './open-api-schema.ts';

/** Describes the endpoints as an OpenAPI 3.1 document, from the schemas that validate. */
export function openApi(endpoints: Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) paths[endpoint.path] = { ...paths[endpoint.path], ...operations(endpoint) };
  return {
    openapi: '3.1.0',
    info: {
      title: apiWords.title,
      version: '1',
      description: apiWords.intro,
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' },
    },
    servers: [{ url: '/' }],
    paths,
    components: { securitySchemes },
  };
}

/** The operations of one endpoint: its method, and others that mean the same or only probe. */
function operations(endpoint: Endpoint): Json {
  const { name, method, alsoMethods = [], probe } = endpoint;
  const others = alsoMethods.map((other) => [
    other.toLowerCase(),
    { ...operation(endpoint), operationId: `${name}.${other.toLowerCase()}` },
  ]);
  const head = probe ? { head: probeOperation(endpoint) } : {};
  return { [method.toLowerCase()]: operation(endpoint), ...Object.fromEntries(others), ...head };
}

function operation(endpoint: Endpoint): Json {
  const { name, path, secret, query, body, headers = [], answer, dryRun, mediaType = 'application/json' } = endpoint;
  const parameters: Json[] = [...pathParameters(path), ...headerParameters(headers)];
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
    security: securityOf[secret],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: true, content: { [mediaType]: { schema: schemaOf(body, 'input', name) } } },
    }),
    responses: {
      [answer.status]: successResponse(endpoint),
      ...dryRunResponse(endpoint),
      ...problemResponses(endpoint),
    },
  };
}

/** HEAD: whether the endpoint of a connection exists. Its answers have no body. */
function probeOperation({ name, path, problems }: Endpoint): Json {
  const about = { name, method: 'GET', path, secret: 'none', answer: { status: 204 }, problems } as const;
  const known = problems.filter((code) => code === 'unknown-connection' || code === 'connection-disabled');
  return {
    operationId: `${name}.head`,
    summary: apiWords.doors[name].summary,
    description: apiWords.probe,
    security: [],
    parameters: pathParameters(path),
    responses: { 204: successResponse(about), ...problemResponses({ ...about, problems: known }) },
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    description: apiWords.fields[parameter as keyof typeof apiWords.fields],
    schema: { type: 'string' },
  }));
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
