import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine, sender } from './sender.ts';

test.each([
  ['Club des Dunes', 'Club des Dunes <club@exemple.example>'],
  ['Club d’été', 'Club d’été <club@exemple.example>'],
  ['Zoë\r\nBcc: all@exemple.example', 'Zoë Bcc all exemple example <club@exemple.example>'],
  ['Club <evil@exemple.example>, ', 'Club evil exemple example <club@exemple.example>'],
  ['"\\', 'club@exemple.example'],
  ['', 'club@exemple.example'],
])('%j', (name, from) => {
  expect(sender(name, 'club@exemple.example')).toBe(from);
});

test('builds one address on one line, without another header, for any name of a structure', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const from = sender(name, 'club@exemple.example');
      expect(from).toMatch(/^([^"(),.:;<>@[\\\]\p{C}\p{Zl}\p{Zp}]+ <club@exemple\.example>|club@exemple\.example)$/u);
      expect(oneLine(name)).not.toMatch(/[\r\n\u2028\u2029]/);
    }),
  );
});
