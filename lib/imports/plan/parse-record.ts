import { storableText } from '#lib/values/storable-text.ts';
import { type ParsedRow, parseRow, type RowShape } from './parse-row.ts';
import type { FileRow } from './read-rows.ts';

/** Parses a row of the file: refused where its quotes cannot be read, whatever its cells are. */
export function parseRecord({ cells, problem, leftOut }: FileRow, shape: RowShape, country: string): ParsedRow {
  if (problem) return { ...parseRow([], shape, country), verdict: 'refused', problems: [{ code: problem }] };
  const row = parseRow(cells, shape, country);
  if (leftOut === undefined) return row;
  return {
    ...row,
    problems: [...row.problems, { code: 'column-left-out', name: storableText(leftOut, 80), warning: true }],
  };
}
