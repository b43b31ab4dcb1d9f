import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openClub } from '#e2e/support/club.ts';
import { erpTrial } from '#e2e/support/erp-trial.ts';
import { connection } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { apiDocument } from '#lib/erp/sandbox/api-document.ts';
import { testBody } from '#lib/erp/sandbox/test-contact.ts';
import { type TestErp, testErp } from '#lib/testing/erp.ts';

type Content = Record<string, { schema: Parameters<typeof z.fromJSONSchema>[0] }>;
type Operation = {
  operationId: string;
  requestBody?: { content: Content };
  responses: Record<string, { headers: Record<string, object>; content?: Content }>;
};

const context = erpTrial();
const requestCount = Number(process.env.FUZZ_REQUESTS ?? 300);

const { paths } = apiDocument() as { paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', '{', '[]', 'null', '\0', '{"a":'.repeat(50), '{"events":[1,null,{}]}', '{"data":null}'),
  fc.json({ maxDepth: 4 }),
);
const at = new Date('2026-11-22T10:00:00.000Z');
const valid = fc.constantFrom(
  JSON.stringify(testBody('standard', 'upsert', at)),
  JSON.stringify(testBody('odoo', 'upsert', at)),
  JSON.stringify(testBody('dolibarr', 'delete', at)),
  JSON.stringify({ events: [testBody('standard', 'upsert', at), testBody('bearer', 'delete', at), 1] }),
  '{"id":"C-1","lastName":"Durand","email":"a@exemple.example"}\n{"id":"C-2"}\n[]\n',
);
/** Replaces one character of a body. */
const mutated = fc.tuple(valid, fc.nat(), fc.string({ minLength: 1, maxLength: 1 })).map(([body, place, character]) => {
  const index = place % body.length;
  return body.slice(0, index) + character + body.slice(index + 1);
});

const arbitraryRequest = fc.record({
  operation: fc.constantFrom(...operations),
  body: fc.oneof(valid, mutated, hostile),
  part: fc.oneof(fc.constantFrom('C-1', 'upsert', 'delete', 'A/7', '..'), fc.string({ minLength: 1, maxLength: 60 })),
  query: fc.constantFrom('', '?dry_run=1', '?dry_run=x', '?limit=2', '?limit=0', '?after=C-1', '?verdict=held&after=x'),
  isOurs: fc.boolean(),
  isSigned: fc.integer({ min: 0, max: 3 }).map((chance) => chance > 0),
  isCarried: fc.boolean(),
  extra: fc.constantFrom<Record<string, string>>(
    {},
    { 'content-encoding': 'gzip' },
    { 'content-encoding': 'br' },
    { 'content-digest': 'sha-256=:AAAA:' },
    { 'webhook-timestamp': '1764000000000' },
    { 'content-type': 'text/xml' },
    { authorization: 'Bearer' },
    { 'x-api-key': 'x'.repeat(5_000) },
  ),
});
type FuzzRequest = typeof arbitraryRequest extends fc.Arbitrary<infer Value> ? Value : never;

/** Fills the parameters of a path: with ours, or with a part that is not known. */
function addressOf(path: string, { part, isOurs }: FuzzRequest, erp: TestErp): string {
  const known: Record<string, string> = { connectionId: erp.connection.id, token: erp.secret };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = isOurs ? (known[name] ?? part) : part;
    return encodeURIComponent(value.toWellFormed()).replaceAll('.', '%2E');
  });
}

function headersOf(request: FuzzRequest, erp: TestErp, target: string): Record<string, string> {
  const { operation, body, isSigned, isCarried, extra } = request;
  const signed = operation.operation.requestBody ? body : target;
  return {
    ...(isSigned && (isCarried ? { authorization: `Bearer ${erp.secret}` } : signStandard(erp.secret, signed))),
    ...extra,
  };
}

/** Returns what of an answer the document does not name; null when it names everything. */
async function undocumented(answer: Response, { responses }: Operation): Promise<string | null> {
  const documented = responses[answer.status];
  if (!documented) return `status ${answer.status}: ${await answer.text()}`;
  for (const name of ['retry-after', 'allow', 'www-authenticate', 'accept-encoding'])
    if (answer.headers.has(name) && !documented.headers[name]) return `header ${name} of ${answer.status}`;
  const text = await answer.text();
  if (!text) return null;
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  const schema = documented.content?.[type]?.schema;
  if (!schema) return `content ${type} of ${answer.status}`;
  const read = z.fromJSONSchema(schema).safeParse(JSON.parse(text));
  return read.success ? null : `shape of ${answer.status}: ${text.slice(0, 400)} ${read.error.message}`;
}

test(`answers ${requestCount} requests made from the document as it says, and none with 5xx`, async () => {
  const erps = [
    context.erp,
    await testErp((await openClub()).owner, 'bearer'),
    await testErp((await openClub()).owner, 'odoo'),
    await testErp((await openClub()).owner, 'frappe'),
  ];
  const seed = Number(process.env.FUZZ_SEED ?? 20_261_128);
  const requests = fc.sample(arbitraryRequest, { numRuns: requestCount, seed });
  const faults: string[] = [];
  for (const [index, request] of requests.entries()) {
    // The limits on refused calls are not what is looked for here.
    if (index % 50 === 0) await connection().pool.query('delete from throttle');
    const { path, method, operation } = request.operation;
    const erp = erps[index % erps.length] as TestErp;
    const target = addressOf(path, request, erp) + (path.includes('/erp/') ? request.query : '');
    const answer = await fetch(context.product.url + target, {
      method,
      headers: headersOf(request, erp, target),
      redirect: 'manual',
      ...(operation.requestBody && method !== 'HEAD' && { body: request.body }),
    });
    const fault = answer.status >= 500 ? `status ${answer.status}` : await undocumented(answer, operation);
    if (fault) faults.push(`${method} ${target} (${operation.operationId}, request ${index}): ${fault}`);
  }
  expect(faults).toEqual([]);
}, 1_800_000);
