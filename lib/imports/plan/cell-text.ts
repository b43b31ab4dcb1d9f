import { restoreCell } from '#lib/csv/formula-cell.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { RowProblem, RowProblemCode } from '#lib/imports/rows/row-problem.ts';
import { isBlankWord, type ValueKind } from '#lib/values/blank-words.ts';
import { undress } from '#lib/values/undress.ts';

/** Characters that no text of a client holds: controls and lone surrogates. */
const oddCharacter = /[\p{Cc}\p{Cs}]/u;
/** UTF-16 units of a cell that a problem quotes. */
const longestQuote = 60;

/**
 * Undresses a cell for a field. A word for nothing is as blank as an empty cell.
 * @param kind how words for nothing are told from values
 */
export function cellText(cell: string, kind: ValueKind): string {
  if (cell === '') return '';
  const text = undress(restoreCell(cell));
  return isBlankWord(text, kind) ? '' : text;
}

/** Warns about a cell with the mark of a character that was lost before the file was written. */
export function warnOfDamage(cell: string, field: ImportField, problems: RowProblem[]): void {
  if (cell.includes('\ufffd')) problems.push({ code: 'damaged-character', field, warning: true });
}

/** Warns that a cell is left blank, and quotes it. */
export function leaveBlank(code: RowProblemCode, field: ImportField, cell: string, problems: RowProblem[]): null {
  const name = cell.length > longestQuote ? `${cell.slice(0, longestQuote - 1).toWellFormed()}…` : cell;
  problems.push({ code, field, name: name.replaceAll('\0', '\u2400'), warning: true });
  return null;
}

/** Finds why a text cannot be stored, or null. */
export function textProblem(text: string, longest: number): 'too-long' | 'odd-characters' | null {
  if (text.length > longest) return 'too-long';
  return oddCharacter.test(text) ? 'odd-characters' : null;
}
