import { z } from 'zod';
import { commonProblems } from '#lib/api/open-api-responses.ts';

type Schema = Record<string, unknown>;
type Operation = {
  operationId: string;
  security: Record<string, unknown>[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
};
type Document = { paths: Record<string, Record<string, Operation>> };

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };
type Call = {
  secret?: string;
  path?: Record<string, string>;
  body?: Record<string, unknown>;
  raw?: string | Uint8Array<ArrayBuffer>;
  /** The client's address, which a server that trusts one proxy believes. */
  from?: string;
};

/** A program that knows the product by its OpenAPI document alone. */
export type ApiClient = {
  /** `operation status`, with the code of a problem: every answer that the document names. */
  documented: Set<string>;
  /** The same of those that came. */
  seen: Set<string>;
  /**
   * Sends a body made from the examples of the schema, with some values replaced; fails when the
   * answer is not as documented.
   */
  call(operation: string, call: Call): Promise<Answer>;
};

/** @param below the addresses it means to call: `/api/app` */
export async function apiClient(url: string, below: string): Promise<ApiClient> {
  const document = (await (await fetch(`${url}/api/openapi.json`)).json()) as Document;
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith(below));
  const operations = paths.flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const seen = new Set<string>();
  return {
    documented: new Set(operations.flatMap(({ operation }) => answersOf(operation))),
    seen,
    async call(name, { secret, path = {}, body, raw, from = '192.0.2.1' }) {
      const found = operations.find(({ operation }) => operation.operationId === name);
      if (!found) throw new Error(`the document knows no ${name}`);
      const { method, operation } = found;
      const address = found.path.replace(/\{(\w+)\}/g, (_, parameter: string) =>
        encodeURIComponent(path[parameter] ?? ''),
      );
      const schema = operation.requestBody?.content['application/json'].schema;
      const sent = raw ?? (schema && JSON.stringify({ ...example(schema), ...body }));
      const response = await fetch(url + address, {
        method,
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': from,
          ...(secret && { authorization: `Bearer ${secret}` }),
        },
        ...(sent !== undefined && { body: sent }),
      });
      const answer = { status: response.status, headers: response.headers, body: await bodyOf(response) };
      check(operation, answer);
      seen.add(label(name, answer.status, answer.body.code));
      return answer;
    },
  };
}

function label(name: string, status: number | string, code: unknown): string {
  return Number(status) < 400 ? `${name} ${status}` : `${name} ${status} ${code}`;
}

function answersOf({ operationId, responses }: Operation): string[] {
  return Object.entries(responses).flatMap(([status, { content }]) => {
    const problem = content?.['application/problem+json']?.schema as
      | { properties: { code: { enum: string[] } } }
      | undefined;
    return problem
      ? problem.properties.code.enum.filter((code) => !isCommon(code)).map((code) => label(operationId, status, code))
      : [label(operationId, status, null)];
  });
}

const isCommon = (code: string) => commonProblems.some((common) => common === code && common !== 'too-many');

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  const text = await response.text();
  return text ? (JSON.parse(text) as Record<string, unknown>) : {};
}

/** @throws when the document names no such answer, or describes another one */
function check({ operationId, responses }: Operation, { status, headers, body }: Answer): void {
  const documented = responses[status];
  if (!documented)
    throw new Error(`${operationId} answered ${status} ${JSON.stringify(body)}, which is not documented`);
  const type = headers.get('content-type')?.split(';')[0];
  const schema = type ? documented.content?.[type]?.schema : undefined;
  if (documented.content && !schema)
    throw new Error(`${operationId} answered ${status} as ${type}, which is not documented`);
  if (schema) z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).parse(body);
}

/** A body from a JSON Schema: its examples, its first choices, and the shortest text that fits. */
function example(schema: Schema): Record<string, unknown> {
  const required = (schema.required ?? []) as string[];
  const properties = schema.properties as Record<string, Schema>;
  return Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] as Schema)]));
}

function exampleOf(schema: Schema): unknown {
  if (Array.isArray(schema.examples)) return schema.examples[0];
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === 'object') return example(schema);
  return schema.type === 'boolean' ? false : 'Exemple';
}
