import { isNamePart } from '#lib/imports/layout/header-meaning.ts';
import type { Column } from '#lib/imports/layout/mapping.ts';
import { columnExamples } from './column-examples.ts';

/**
 * A column with its place in the file, from 0, and how it counts beside others of its field: `part`
 * is joined to them.
 */
export type MappedColumn = Column & { index: number; order: 'only' | 'first' | 'next' | 'part' };

/** Columns to a table: beyond, those that are left out are folded away. */
const unfolded = 24;

/**
 * Sorts the columns of a file as a plan shows them: imported ones, then those left out, then those
 * without any value.
 */
export function sortMapping(columns: Column[]) {
  const all = columns.map((column, index): MappedColumn => ({ ...column, index, order: orderOf(column, columns) }));
  const taken = all.filter(({ field }) => field !== null);
  const rest = all.filter(({ field }) => field === null);
  const leftOut = rest.filter((column) => columnExamples(column) !== '');
  const blank = rest.filter((column) => columnExamples(column) === '');
  return { taken, leftOut, blank, isFolded: taken.length + leftOut.length > unfolded && leftOut.length > 0 };
}

/** Of the columns of a field the one of the lowest rank counts first, then the one further left. */
function orderOf(column: Column, columns: Column[]): MappedColumn['order'] {
  if (isPart(column)) return 'part';
  const same = columns.filter((other) => other.field === column.field && !isPart(other));
  if (same.length < 2) return 'only';
  const [first] = same.toSorted((one, other) => one.rank - other.rank);
  return first === column ? 'first' : 'next';
}

function isPart({ field, rank }: Column): boolean {
  return field === 'lastName' && isNamePart(rank);
}
