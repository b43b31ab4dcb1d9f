import { readFile } from 'node:fs/promises';
import { type ListedErasure, readErasureLine } from '#lib/erasures/erasure-list.ts';
import type { AppliedErasures } from '#lib/personal-data/apply-erasures.ts';
import { Refusal } from '#lib/refusal.ts';

/** Reads a list that `npm run erasures -- export` has written. */
export async function readErasureList(file: string): Promise<ListedErasure[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Refusal(`${file} could not be read (${error.code}).`);
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const erasure = readErasureLine(line);
    if (!erasure) throw new Refusal(`Line ${index + 1} of ${file} is no erasure. Nothing was changed.`);
    return erasure;
  });
}

/** Says what was applied of a list, and which clients staff has to look at. */
export function sayApplied(
  listed: number,
  { taken, erased, unsure }: AppliedErasures,
  say: (line: string) => void,
): void {
  say(`Erasures taken over: ${taken} of ${listed}. Clients erased again: ${erased}.`);
  if (unsure.length > 0)
    say(`Not erased, because only their member number was: ${unsure.join(', ')}. Look at these clients.`);
}
