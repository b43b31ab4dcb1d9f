import { headerMeaning } from './header-meaning.ts';
import { normaliseHeader } from './headers.ts';

/**
 * What every header of an e-mail column has, to skip the other rows without reading their words.
 */
const emailWord = /mail|courri|correo|m[eé]l\b|[eé]lectroni/i;
/** Addresses and bare numbers, such as the line in a file of refused rows. */
const notHeader = /@|^\d+$/;
/** More cells than a table of clients has columns. */
const maxCells = 500;

/**
 * The table below another header line in a file. `sources`: for each column of the first table the
 * column of this one, or null. `surplus`: the columns that only this one has.
 */
export type LaterTable = { sources: (number | null)[]; surplus: { index: number; header: string }[] };

/**
 * Reads a row as the header line of another table further down: no address, and under other names
 * or in another order the e-mail column and a name column of the first table. Null for any other
 * row, and for a repetition of the first header line.
 */
export function laterHeader(cells: string[], header: string[]): LaterTable | null {
  if (cells.length < 2 || cells.length > maxCells || header.length === 0) return null;
  if (!cells.some((cell) => emailWord.test(cell)) || cells.some((cell) => notHeader.test(cell))) return null;
  if (isFirstHeader(cells, header)) return null;
  const names = cells.map(keyOf);
  const sources = header.map((name) => (name === '' ? null : indexOf(names, keyOf(name))));
  const fields = header.map((name, index) => (sources[index] === null ? null : headerMeaning(name).field));
  if (!fields.includes('email') || !fields.some((field) => field === 'lastName' || field === 'fullName')) return null;
  const surplus = cells.flatMap((name, index) =>
    name !== '' && !sources.includes(index) ? [{ index, header: name }] : [],
  );
  return { sources, surplus };
}

/** Whether a row repeats the first header line. */
export function isFirstHeader(cells: string[], header: string[]): boolean {
  return header.every((name, index) => name === (cells[index] ?? ''));
}

/** The cells of a row of a later table, in the columns of the first. */
export function alignedCells(cells: string[], { sources }: LaterTable): string[] {
  return sources.map((source) => (source === null ? '' : (cells[source] ?? '')));
}

/** What two headers of the same column have in common: their meaning, else their words. */
function keyOf(header: string): string {
  const { field, rank, isOther } = headerMeaning(header.slice(0, 200));
  return field ? `${field} ${rank} ${isOther}` : normaliseHeader(header);
}

function indexOf(names: string[], name: string): number | null {
  const index = names.indexOf(name);
  return index === -1 ? null : index;
}
