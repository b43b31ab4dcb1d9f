import { expect, test } from 'vitest';
import { profileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { isId } from '#lib/identity/id.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import { readMessage, readObject } from './read-message.ts';

/** Values that no well-meaning program sends where a text is expected. */
const odd: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '\u202etxt',
  'x'.repeat(70_000),
  [],
  [[]],
  ['a'],
  {},
  { toString: 'x' },
  { __proto__: null, length: 3 },
  '9999-12-31T23:59:59Z',
  '0000-00-00',
];
const native = [
  'type',
  'timestamp',
  'data',
  'data.id',
  'data.email',
  'data.firstName',
  'data.lastName',
  'data.phone',
  'data.birthDate',
  'data.active',
];
const whole = {
  type: 'client.updated',
  timestamp: '2026-11-21T10:00:00.000Z',
  data: {
    id: 'C-1',
    email: 'zoe@exemple.example',
    firstName: 'Zoé',
    lastName: 'Durand',
    phone: '0612345678',
    birthDate: '1990-04-12',
    active: true,
  },
};

function withOdd(place: string, value: unknown): Record<string, unknown> {
  const [first = '', second] = place.split('.');
  return second ? { ...whole, [first]: { ...whole.data, [second]: value } } : { ...whole, [first]: value };
}

/**
 * Every field with every odd value, left out, and wrapped; and bodies that are no message at all.
 */
const shapes: unknown[] = [
  ...native.flatMap((place) => odd.map((value) => withOdd(place, value))),
  ...native.map((place) => withOdd(place, undefined)),
  ...native.map((place) => ({ [place]: whole })),
  ...native.map((place) => withOdd(place, [whole])),
  ...native.map((place) => withOdd(place, { deep: { deeper: [whole] } })),
  ...native.map((place) => withOdd(place, Number.MAX_SAFE_INTEGER)),
  ...native.map((place) => withOdd(place, '  Zoé \n ')),
  ...odd,
  ...Array.from({ length: 318 }, (_, n) => ({
    ...whole,
    [`x${n}`]: n,
    data: { ...whole.data, [`y${n}`]: odd[n % odd.length] },
  })),
];

const connection = connectionOf('standard');
const call = (body: unknown) => ({
  headers: new Headers(),
  raw: Buffer.from(JSON.stringify(body) ?? ''),
  token: null,
  verb: 'upsert',
  receivedAt: new Date('2026-11-21T10:00:05.000Z'),
});

test('covers more than 318 odd shapes', () => {
  expect(shapes.length).toBeGreaterThan(318);
});

test.each(profileNames)('reads, in profile %s, every odd shape to a storable event or to its problems', (name) => {
  for (const body of shapes) {
    const arrived = readMessage(connection, profileOf(name), call(body), body);
    expect(isId(arrived.eventId)).toBe(true);
    const kept = JSON.stringify([arrived.type, arrived.webhookId, arrived.payload, arrived.content]);
    // PostgreSQL stores neither NUL nor a lone surrogate.
    expect(kept).not.toContain('\\u0000');
    expect(kept.isWellFormed() && !/\\ud[89a-f]/i.test(kept)).toBe(true);
    expect(kept.length).toBeLessThan(10_000);
  }
});

test.each(['', '[]', '"a"', 'null', '{', '{"a":1}}', '\ufeff', 'NaN'])('refuses %j as an object', (text) => {
  expect(readObject(Buffer.from(text))).toEqual({ ok: false, problem: 'not-json' });
});

test('refuses bytes that are not UTF-8', () => {
  expect(readObject(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toEqual({
    ok: false,
    problem: 'not-json',
  });
});
