import { z } from 'zod';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { ProblemCode } from './problem.ts';

export type Json = Record<string, unknown>;

/** The document's texts: English, for programs. */
export const apiWords = dictionaryOf('en').api;

/** Describes the body of a problem (RFC 9457) with these codes. */
export function problemSchema(codes: ProblemCode[]): Json {
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
    const description = apiWords.fields[name as keyof typeof apiWords.fields];
    // A description in the schema itself belongs to this endpoint alone.
    if (description && typeof property === 'object') Object.assign(property as Json, { description, ...property });
  }
}
