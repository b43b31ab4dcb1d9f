import { z } from 'zod';
import type { RawAnswer } from './raw-request.ts';
import type { Schema } from './schema-arbitrary.ts';

type Content = Record<string, { schema: Schema }>;

/** One operation of the OpenAPI document, as far as tests follow it. */
export type Operation = {
  operationId: string;
  parameters?: { name: string; in: string; schema: Schema }[];
  requestBody?: { content: Content };
  responses: Record<string, { headers: Record<string, object>; content?: Content }>;
};

/** Headers of answers that a program acts on. */
const telling = ['retry-after', 'allow', 'www-authenticate', 'accept-encoding', 'location'];

const readers = new WeakMap<Schema, z.ZodType>();

/** Returns what of an answer an operation does not describe; null when it describes everything. */
export function undescribedIn({ status, headers, text }: RawAnswer, { responses }: Operation): string | null {
  const described = responses[status];
  if (!described) return `status ${status}: ${text.slice(0, 300)}`;
  const header = telling.find((name) => headers.has(name) && !described.headers[name]);
  if (header) return `header ${header} of ${status}`;
  if (!text) return null;
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  const schema = described.content?.[type]?.schema;
  if (!schema) return `content ${type} of ${status}`;
  const read = readerOf(schema).safeParse(JSON.parse(text));
  return read.success ? null : `shape of ${status}: ${text.slice(0, 400)} ${read.error.message}`;
}

function readerOf(schema: Schema): z.ZodType {
  const known = readers.get(schema) ?? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  readers.set(schema, known);
  return known;
}
