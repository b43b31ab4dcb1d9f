import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

test('reads every JSON value that is not nested deeply and whose integers a double holds', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      fc.pre(!/\d{16}/.test(text));
      expect(parseJson(text)).toEqual(JSON.parse(text));
      expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
    }),
  );
});

test('keeps an integer beyond 2^53 as its digits, so that two ids stay two', () => {
  expect(
    parseJson('{"a":9007199254740993,"b":9007199254740992,"c":-12345678901234567890,"d":9007199254740991}'),
  ).toEqual({
    a: '9007199254740993',
    b: '9007199254740992',
    c: '-12345678901234567890',
    d: 9007199254740991,
  });
});

test('counts no bracket inside a text', () => {
  const text = JSON.stringify({ name: `${'['.repeat(500)}\\"${'{'.repeat(500)}` });
  expect(parseJson(text)).toEqual(JSON.parse(text));
});

test.each([
  ['arrays', '['.repeat(100_000)],
  ['closed arrays', '['.repeat(40) + ']'.repeat(40)],
  ['objects', `${'{"a":'.repeat(40)}1${'}'.repeat(40)}`],
  ['no JSON', '{"a"'],
  ['no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
])('returns nothing for %s', (_, text) => {
  expect(parseJson(text)).toBeUndefined();
});
