import { expect, test } from 'vitest';
import { newJoinCode, readJoinCode } from './join-code.ts';

test('reads back a code in whatever way it is typed', () => {
  for (let turn = 0; turn < 200; turn += 1) {
    const code = newJoinCode();
    expect(code).toMatch(/^[0-9A-F]{8}$/);
    const typed = ` ${code.slice(0, 4).toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')}\u2011${code.slice(4).replaceAll('0', 'O').replaceAll('1', 'I')}\u00a0`;
    expect(readJoinCode(typed)).toBe(code);
  }
});
