import { z } from 'zod';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import type { EndpointName } from './endpoint.ts';

export type Json = Record<string, unknown>;

/** The document's texts: English, for programs. */
export const apiWords = dictionaryOf('en').api;

/**
 * Describes the body of a problem (RFC 9457) with these codes.
 * @param errorCodes codes of the single fields; without them there is no `errors`
 */
export function problemSchema(codes: readonly string[], errorCodes?: readonly string[]): Json {
  const { problem, pointer } = apiWords.fields;
  const error = {
    type: 'object',
    required: ['pointer', 'code'],
    properties: { pointer: { type: 'string', description: pointer }, code: { type: 'string', enum: errorCodes } },
  };
  return {
    type: 'object',
    description: problem,
    required: ['type', 'title', 'status', 'detail', 'code'],
    additionalProperties: false,
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { type: 'string', enum: codes },
      ...(errorCodes && { errors: { type: 'array', description: apiWords.fields.errors, items: error } }),
    },
  };
}

/** What fields mean at one endpoint alone, by its name. */
const ownFields: Partial<Record<EndpointName, Record<string, string>>> = apiWords.ownFields;

/**
 * Converts a zod schema to JSON Schema 2020-12, each property with its description.
 * @param name the endpoint, whose own words for a field come first
 */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output', name?: EndpointName): Json {
  const words: Record<string, string> = { ...apiWords.fields, ...(name && ownFields[name]) };
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => addWords(jsonSchema.properties, words),
  });
  return json;
}

function addWords(properties: Record<string, unknown> | undefined, words: Record<string, string>): void {
  for (const [name, property] of Object.entries(properties ?? {})) {
    const description = words[name];
    // A description in the schema itself belongs to this endpoint alone.
    if (description && typeof property === 'object') Object.assign(property as Json, { description, ...property });
  }
}
