import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { apiDocument } from '#lib/erp/sandbox/api-document.ts';
import { testBody } from '#lib/erp/sandbox/test-contact.ts';
import type { Operation } from './described-answer.ts';
import { damaged, oddValue, valuesOf } from './schema-arbitrary.ts';

/** One request made from the document, before it is addressed and signed. */
export type FuzzRequest = {
  path: string;
  method: string;
  operation: Operation;
  body: string;
  /** What a parameter of the path is where it is not ours, and whether it is. */
  part: string;
  isOurs: boolean;
  query: string;
  authority: 'ours' | 'carried' | 'foreign' | 'none';
  coding: 'plain' | 'gzip' | 'not-gzip';
  fields: Record<string, string>;
};

const at = new Date('2026-11-22T10:00:00.000Z');
const { paths } = apiDocument() as { paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** What an ERP's own program sends, which the document leaves open for addresses with a secret. */
const programs = fc.constantFrom(
  testBody('odoo', 'upsert', at),
  testBody('dolibarr', 'delete', at),
  testBody('frappe', 'upsert', at),
  testBody('mindbody', 'upsert', at),
  testBody('mindbody', 'delete', at),
  testBody('magicline', 'upsert', at),
  testBody('resamania', 'delete', at),
  {
    events: [
      testBody('standard', 'upsert', at),
      testBody('bearer', 'delete', at),
      testBody('mindbody', 'upsert', at),
      1,
    ],
  },
);
const noJson = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }).map((text) => text.toWellFormed()),
  fc.constantFrom('', '{', '[]', 'null', '\0', '{"a":'.repeat(5_000), 'x'.repeat(300_000), '<a/>', 'a=1&b=2'),
);

function bodyOf({ requestBody }: Operation): fc.Arbitrary<string> {
  if (!requestBody) return fc.constant('');
  const value = fc.oneof(...Object.values(requestBody.content).map(({ schema }) => valuesOf(schema)), programs);
  return fc.oneof(
    { arbitrary: value.map((one) => JSON.stringify(one)), weight: 4 },
    { arbitrary: value.chain(damaged), weight: 4 },
    { arbitrary: value.map((one) => `${JSON.stringify(one)}\n{"id":"C-2"}\n[]\n\n`), weight: 1 },
    { arbitrary: noJson, weight: 1 },
  );
}

/** The parameters of the address, each with a value that its schema allows or with an odd one. */
function queryOf({ parameters = [] }: Operation): fc.Arbitrary<string> {
  const ours = parameters.filter((parameter) => parameter.in === 'query');
  const values = ours.map(({ name, schema }) =>
    fc
      .oneof(fc.constant(undefined), valuesOf(schema), oddValue)
      .map((value) => (value === undefined ? [] : [[name, textOf(value).slice(0, 2_000)]])),
  );
  return fc.tuple(...values).map((given) => new URLSearchParams(given.flat() as string[][]).toString());
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const parts = fc.oneof(
  fc.constantFrom('C-1', 'upsert', 'delete', 'A/7', '.', '..', '...', 'a\\b', '\0', 'x'.repeat(3_000)),
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 60 }).map((text) => text.toWellFormed()),
);
const fields = fc.oneof(
  fc.constant({}),
  fc.constantFrom<Record<string, string>>(
    { 'content-encoding': 'br' },
    { 'content-digest': 'sha-256=:AAAA:' },
    { 'webhook-timestamp': '1764000000000' },
    { 'webhook-timestamp': '2026-11-22' },
    { 'webhook-timestamp': '1' },
    { 'webhook-id': 'x'.repeat(300) },
    { 'webhook-signature': 'v1,====' },
    { 'x-frappe-webhook-signature': '?' },
    { 'x-mindbody-signature': 'sha256=' },
    { 'content-type': 'text/xml' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/json; charset=utf-16' },
    { authorization: 'Bearer' },
    { authorization: 'Basic Og==' },
    { 'x-api-key': 'x'.repeat(5_000) },
    { accept: 'text/html' },
  ),
);

function requestOf({ path, method, operation }: (typeof operations)[number]): fc.Arbitrary<FuzzRequest> {
  return fc.record({
    path: fc.constant(path),
    method: fc.oneof(
      { arbitrary: fc.constant(method), weight: 19 },
      { arbitrary: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'TRACE'), weight: 1 },
    ),
    operation: fc.constant(operation),
    body: bodyOf(operation),
    part: parts,
    isOurs: fc.integer({ min: 0, max: 4 }).map((chance) => chance > 0),
    query: queryOf(operation),
    authority: fc.constantFrom('ours', 'ours', 'ours', 'carried', 'foreign', 'none'),
    coding: fc.constantFrom('plain', 'plain', 'plain', 'gzip', 'not-gzip'),
    fields,
  });
}

/** Makes requests to every operation of the document: right, nearly right, and hostile ones. */
export const apiRequest: fc.Arbitrary<FuzzRequest> = fc.constantFrom(...operations).chain(requestOf);

/** Returns the operation that describes the answer to a method of a path, if there is one. */
export function operationAt(path: string, method: string): Operation | undefined {
  return paths[path]?.[method.toLowerCase()];
}

/** Fills the parameters of a path with ours, or with a part that is not known. */
export function addressOf({ path, part, isOurs, query }: FuzzRequest, known: Record<string, string>): string {
  const target = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((isOurs && known[name]) || part).replaceAll('.', '%2E'),
  );
  return query ? `${target}?${query}` : target;
}

/** The bytes of a request's body, and the field that says how they are coded. */
export function codedBody({ body, coding }: FuzzRequest): { bytes: Buffer; fields: Record<string, string> } {
  if (coding === 'plain' || body === '') return { bytes: Buffer.from(body), fields: {} };
  const bytes = coding === 'gzip' ? gzipSync(body) : Buffer.from(body);
  return { bytes, fields: { 'content-encoding': 'gzip' } };
}
