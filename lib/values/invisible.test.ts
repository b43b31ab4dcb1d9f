import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutInvisible } from './invisible.ts';

const runs = Number(process.env.INVISIBLE_RUNS ?? 2_000);

test.each([
  ['\u202aZo\u202e\u00e9\u202c', 'Zoé'],
  ['\u2066Zoé\u2069\u200f\u200e\u061c', 'Zoé'],
  ['Z\0o\u0007\u001f\u007f\u0090é', 'Zoé'],
  ['Du\u200bpont\u2060\ufeff\u00ad', 'Dupont'],
  ['Du\u200c\u200dpont', 'Dupont'],
  ['Zo\u034fé\u2800\u3164\uffa0\u115f', 'Zoé'],
  ['Zoé\u{e0041}\u{e007f}\ufff9\u2064', 'Zoé'],
  ['Iv\u200dan \u0418\u200c\u0432\u0430\u043d', 'Ivan Иван'],
  ['A\ufe0fB1\ufe0f\u{e0100}', 'AB1'],
  ['a\tb\r\nc\u0085d', 'a\tb\r\nc\u0085d'],
  // A joiner is spelling in Persian, Malayalam and Sinhala; doubled or at an edge it is debris.
  ['نصرت\u200cاله', 'نصرت\u200cاله'],
  ['نصرت\u200c\u200cاله', 'نصرت\u200cاله'],
  ['نصرت\u200b\u200cاله', 'نصرت\u200cاله'],
  ['\u200cنصرت\u200c', 'نصرت'],
  ['\u202bنصرت\u200cاله\u202c', 'نصرت\u200cاله'],
  ['ശ്രീജന്\u200d', 'ശ്രീജന്\u200d'],
  ['ශ්\u200dරී', 'ශ්\u200dරී'],
  ['र\u094d\u200dय', 'र\u094d\u200dय'],
  ['渡邉\u{e0100}', '渡邉\u{e0100}'],
  ['ᠨ\u180b\u180b', 'ᠨ\u180b'],
  ['Zoé ❤\ufe0f\u200d🔥', 'Zoé ❤\ufe0f\u200d🔥'],
  ['👩\u200d🚀\u200d', '👩\u200d🚀'],
])('reads %j as %j', (text, expected) => {
  expect(withoutInvisible(text)).toBe(expected);
});

test('changes nothing a second time, and removes invisible characters alone', () => {
  const character = fc.oneof(
    fc.constantFrom(...'aé1 نाक്क്❤👩ᠨ渡\u200b\u200c\u200d\u202e\ufe0f\ufe00\u{e0100}\u180b\u034f\0\n\ufffd\u2800'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const texts = fc.array(character, { maxLength: 16 }).map((characters) => characters.join(''));
  const visible = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '');
  fc.assert(
    fc.property(texts, (text) => {
      const once = withoutInvisible(text);
      expect(withoutInvisible(once)).toBe(once);
      expect(visible(once)).toBe(visible(text));
    }),
    { numRuns: runs },
  );
});
