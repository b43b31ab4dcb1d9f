import { expect, test } from 'vitest';
import { readingSlots } from './reading-slots.ts';

test('gives a limited number of slots at a time, one to each structure, in the order of arrival', async () => {
  const takeSlot = readingSlots(2);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const reading = (structureId: string, name: string) =>
    takeSlot(structureId, () => {
      begun.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const readings = [reading('a', 'a1'), reading('a', 'a2'), reading('b', 'b1'), reading('c', 'c1')];
  await turns();
  expect(begun).toEqual(['a1', 'b1']);
  ends.get('b1')?.();
  await turns();
  expect(begun).toEqual(['a1', 'b1', 'c1']);
  ends.get('a1')?.();
  await turns();
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2']);
  for (const end of ends.values()) end();
  await Promise.all(readings);
});

test('releases a slot when the work fails', async () => {
  const takeSlot = readingSlots(1);
  await expect(takeSlot('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  expect(await takeSlot('a', async () => 'done')).toBe('done');
});

async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}
