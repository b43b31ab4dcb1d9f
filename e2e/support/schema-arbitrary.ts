import fc from 'fast-check';

/** The parts of JSON Schema that the document's bodies and parameters use. */
export type Schema = {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  format?: string;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema;
};

const oddTexts = [
  '',
  ' ',
  '\0',
  'a\u202eb',
  '\u2066',
  '\ufffd',
  '\ufeff',
  "'; drop table client; --",
  '<script>alert(1)</script>',
  'x'.repeat(9_000),
  '9'.repeat(400),
  'a@b@c.fr',
  '0000-00-00',
  '__proto__',
  'é'.normalize('NFD'),
];
const oddValues = [null, true, false, 0, -1, 1e30, 2 ** 70, [], {}, [null], { a: { b: [] } }, ...oddTexts];

/** Any value where another was expected: of a wrong type, huge, invisible, or of no meaning. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...oddValues),
  fc.string({ unit: 'binary', maxLength: 100 }).map((text) => text.toWellFormed()),
);

/** Texts of each format that people and programs write. */
const formats: Record<string, fc.Arbitrary<unknown>> = {
  uuid: fc.uuid(),
  date: fc.constantFrom('1990-04-12', '2012-02-29'),
  'date-time': fc.constantFrom('2026-11-22T10:00:00.000Z', '2026-11-22T11:00:01+01:00'),
  email: fc.constantFrom('zoe@exemple.example', 'a.b@exemple.example'),
};
const words = fc.constantFrom('C-1', 'Durand', 'Zoé', 'zoe@exemple.example', '06 12 34 56 78', 'client.updated', '1');

/** Makes values that a schema allows. */
export function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(valuesOf));
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'object') return objectOf(schema);
  if (schema.type === 'array') return fc.array(valuesOf(schema.items ?? {}), { maxLength: 4 });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'null') return fc.constant(null);
  if (schema.type === 'integer' || schema.type === 'number') {
    const { minimum = 0, maximum = 1_000 } = schema;
    return fc.integer({ min: minimum, max: maximum });
  }
  return formats[schema.format ?? ''] ?? words.map((text) => text.slice(0, schema.maxLength));
}

function objectOf({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const members = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, valuesOf(inner)]));
  return fc.record(members, { requiredKeys: required });
}

/** Changes the JSON text of a value in one place: another value, a missing key, or a double one. */
export function damaged(value: unknown): fc.Arbitrary<string> {
  const places = placesOf(value);
  const place = fc.constantFrom(...places);
  return fc.oneof(
    fc.tuple(place, oddValue).map(([path, odd]) => JSON.stringify(changed(value, path, odd))),
    place.map((path) => JSON.stringify(changed(value, path, undefined))),
    oddValue.map((odd) => JSON.stringify(value).replace(/"(\w+)":/, (key) => `${key}${JSON.stringify(odd)},${key}`)),
    fc.nat(500).map((length) => JSON.stringify(value).slice(0, length)),
  );
}

/** The paths of every part of a value; the value itself first. */
function placesOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inner = Object.entries(value).flatMap(([name, part]) => placesOf(part).map((path) => [name, ...path]));
  return [[], ...inner];
}

function changed(value: unknown, [name, ...rest]: string[], odd: unknown): unknown {
  if (name === undefined) return odd ?? null;
  const part = (value as Record<string, unknown>)[name];
  const next = rest.length === 0 ? odd : changed(part, rest, odd);
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === name ? next : item));
  return { ...(value as object), [name]: next };
}
