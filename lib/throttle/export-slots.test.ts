import { expect, test } from 'vitest';
import { inExportSlot, isExportFree, makeInExportSlot, maxFilesAtOnce } from './export-slots.ts';

async function* endless() {
  for (;;) yield 'x';
}

const open = async (structureId: string) => {
  const file = inExportSlot(structureId, endless());
  await file.next();
  return file;
};

test('writes so many files of a structure at a time, and those of others beside them', async () => {
  const files = await Promise.all(Array.from({ length: maxFilesAtOnce.structure }, () => open('one')));
  expect([isExportFree('one'), isExportFree('two')]).toEqual([false, true]);
  const third = inExportSlot('one', endless());
  const waiting = third.next();
  // One that waits does not hold others up.
  const other = await open('two');
  expect([isExportFree('one'), isExportFree('two')]).toEqual([false, true]);
  await files[0]?.return(undefined);
  expect(await waiting).toEqual({ done: false, value: 'x' });
  for (const file of [...files, third, other]) await file.return(undefined);
  expect(isExportFree('one')).toBe(true);
});

test('writes so many files of a process at a time', async () => {
  const files = await Promise.all(Array.from({ length: maxFilesAtOnce.process }, (_, index) => open(`club ${index}`)));
  expect(isExportFree('another')).toBe(false);
  for (const file of files) await file.return(undefined);
  expect(isExportFree('another')).toBe(true);
});

test('frees the slot of a file that fails, and takes none for one that is not read', async () => {
  async function* broken() {
    yield 'x';
    throw new Error('broken');
  }
  for (let turn = 0; turn <= maxFilesAtOnce.structure; turn += 1) {
    const file = inExportSlot('one', broken());
    await file.next();
    await expect(file.next()).rejects.toThrow('broken');
    await inExportSlot('one', endless()).return(undefined);
    inExportSlot('one', endless());
    await expect(makeInExportSlot('one', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(await makeInExportSlot('one', async () => 'whole')).toBe('whole');
  }
  expect(isExportFree('one')).toBe(true);
});
