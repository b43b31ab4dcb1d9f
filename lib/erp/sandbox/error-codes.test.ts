import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMessage } from '#lib/erp/events/read-message.ts';
import { type Call, profileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import { eventErrorCodes } from './error-codes.ts';
import { testBody } from './test-contact.ts';

const at = new Date('2026-11-22T10:00:00.000Z');
const runs = Number(process.env.FUZZ_REQUESTS ?? 300);

const odd = fc.oneof(
  fc.constantFrom(
    'a\u202eb@c.fr',
    'a\0',
    'x'.repeat(9_000),
    '06',
    '',
    ' ',
    'a@',
    '@b',
    'a@b@c.fr',
    '1850-01-01',
    '2026-02-31',
    '31/31/2026',
  ),
  fc.constantFrom(null, true, false, 0, -1, 1e30, 2 ** 70, [], {}, ['a'], { a: 1 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

/** Replaces one value anywhere in a message by an odd one. */
function withOdd(body: unknown, place: number, value: unknown): unknown {
  const paths: string[][] = [];
  const walk = (part: unknown, path: string[]) => {
    if (path.length > 0) paths.push(path);
    if (typeof part === 'object' && part !== null)
      for (const [name, inner] of Object.entries(part)) walk(inner, [...path, name]);
  };
  walk(body, []);
  const path = paths[place % paths.length] as string[];
  const copy = structuredClone(body) as Record<string, unknown>;
  let target = copy;
  for (const name of path.slice(0, -1)) target = target[name] as Record<string, unknown>;
  target[path.at(-1) as string] = value;
  return copy;
}

test.each(profileNames)('lists every code that a message of %s can get', (name) => {
  const verb = fc.constantFrom('upsert' as const, 'delete' as const);
  fc.assert(
    fc.property(verb, fc.nat(60), odd, fc.nat(60), odd, (what, first, one, second, two) => {
      const body = withOdd(withOdd(testBody(name, what, at), first, one), second, two);
      const call: Call = { headers: new Headers(), raw: Buffer.from('{}'), token: null, verb: what, receivedAt: at };
      const { content, payload } = readMessage(connectionOf(name), profileOf(name), call, body);
      const problems = content && 'problems' in content ? content.problems : [];
      const { warnings = [] } = payload as { warnings?: { code: string }[] };
      for (const { code } of [...problems, ...warnings]) expect(eventErrorCodes).toContain(code);
    }),
    { numRuns: runs },
  );
});
