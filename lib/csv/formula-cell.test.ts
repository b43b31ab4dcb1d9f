import fc from 'fast-check';
import { expect, test } from 'vitest';
import { neutraliseCell, restoreCell } from './formula-cell.ts';

const tricky = fc
  .array(fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', 'a', ' ', '"'))
  .map((letters) => letters.join(''));

test('restores exactly any text that was neutralised', () => {
  fc.assert(
    fc.property(fc.oneof(tricky, fc.string({ unit: 'binary' })), (text) => {
      expect(restoreCell(neutraliseCell(text))).toBe(text);
      expect(neutraliseCell(text)).not.toMatch(/^[=\-@\t\r\n＝＋－＠]|^\+[^\d]/);
    }),
    { numRuns: 2_000 },
  );
});

test('keeps a phone from abroad, which calculates nothing', () => {
  expect(neutraliseCell('+49 30 123456')).toBe('+49 30 123456');
  expect(neutraliseCell('+4930123456')).toBe("'+4930123456");
  expect(neutraliseCell('+1 2+3')).toBe("'+1 2+3");
});

test('keeps names that begin with an apostrophe', () => {
  expect(neutraliseCell("'t Hooft")).toBe("'t Hooft");
  expect(restoreCell("'t Hooft")).toBe("'t Hooft");
});
