import { expect, test } from 'vitest';
import { isId } from './id.ts';
import { newId } from './new-id.ts';

test('makes unique uuid(7) ids in the order of their milliseconds', () => {
  const before = Date.now();
  const ids = Array.from({ length: 2_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(isId(id)).toBe(true);
    expect(id).toMatch(/^.{14}7.{4}[89ab]/);
    const made = Number.parseInt(id.slice(0, 13).replace('-', ''), 16);
    expect(made).toBeGreaterThanOrEqual(before);
    expect(made).toBeLessThanOrEqual(Date.now());
  }
});
