import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { readPeople, shortRow } from './read-people.ts';

/** A day on which the recent dates of the fixtures are recent. */
const day = new Date('2026-11-27T12:00:00Z');

/**
 * Tests that each fixture in `imports/fixtures/programs` gives exactly these rows once staff
 * accepts the suggestions. `? to-confirm` in front stands for a page of questions.
 */
export function expectPeople(expected: Record<string, string[]>): void {
  beforeAll(() => {
    vi.useFakeTimers({ toFake: ['Date'], now: day });
  });
  afterAll(() => {
    vi.useRealTimers();
  });
  test.each(Object.keys(expected))('reads every person of %s', async (name) => {
    const { question, rows } = await readPeople(readFileSync(`lib/imports/fixtures/programs/${name}`));
    expect([...(question ? [`? ${question.code}`] : []), ...rows.map(shortRow)]).toEqual(expected[name]);
  });
}
