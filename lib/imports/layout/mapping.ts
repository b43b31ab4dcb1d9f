import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { chooseColumns } from './choose-columns.ts';
import { otherRank } from './column-choice.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { HeaderMeaning } from './header-meaning.ts';
import { longestHeader } from './headers.ts';
import { mayHaveColumns, severalColumns } from './keep-columns.ts';
import { meaningsOf } from './meanings-of.ts';

export { severalColumns };

/**
 * One column of the file. Without a field it is left out. `rank` orders the columns of one field:
 * the first filled cell counts. `question`: why staff is asked about the column, whose field is
 * then a suggestion: it is about another person than the client, or its content looks like a field
 * that its header does not name. `examples`: its first filled cells, shortened.
 */
export type Column = {
  header: string;
  field: ImportField | null;
  rank: number;
  question: 'other-person' | 'content' | null;
  examples: string[];
};

/**
 * What must be answered before rows can be read: a field given twice, a required one missing, or
 * columns, dates or an encoding whose reading is a guess (`to-confirm`).
 */
export type MappingProblem = Pick<FileProblem, 'code' | 'field'>;

/** Maps columns to fields by their headers and contents. */
export function mapColumns(header: string[], profiles: ColumnProfile[]): Column[] {
  const names = header.slice(0, header.findLastIndex((cell) => cell.trim() !== '') + 1);
  const width = names.length === 0 ? profiles.length : Math.max(names.length, unnamedWidth(profiles));
  const headers = Array.from({ length: width }, (_, index) => squeeze(names[index] ?? ''));
  return chooseColumns(headers, profiles).map((choice, index) => ({
    ...choice,
    header: headers[index] as string,
    examples: profiles[index]?.examples ?? [],
  }));
}

/** Rows from which on most of them tell a column without a name from rows that were cut apart. */
const fewRows = 10;

/** Counts the columns as far as most rows fill them, named or not. */
function unnamedWidth(profiles: ColumnProfile[]): number {
  const rows = Math.max(0, ...profiles.map(({ filled }) => filled));
  return rows < fewRows ? 0 : profiles.findLastIndex(({ filled }) => filled * 2 > rows) + 1;
}

/** Maps columns to the fields that staff chose. */
export function chosenColumns(header: string[], profiles: ColumnProfile[], fields: (ImportField | null)[]): Column[] {
  const names = fields.map((_, index) => squeeze(header[index] ?? ''));
  const meanings = meaningsOf(names);
  return fields.map((field, index) => {
    return {
      header: names[index] as string,
      field,
      rank: rankOf(meanings[index] as HeaderMeaning, field),
      question: null,
      examples: profiles[index]?.examples ?? [],
    };
  });
}

/** Finds the problem of a choice of columns, or null. */
export function mappingProblem(columns: Column[]): MappingProblem | null {
  const mapped = columns.map(({ field }) => field).filter((field) => field !== null);
  const repeated = mapped.filter((field, index) => !severalColumns.has(field) && mapped.indexOf(field) !== index);
  const twice = repeated.find((field) => !mayHaveColumns(field, ranksOf(field, columns)));
  if (twice) return { code: 'column-twice', field: twice };
  if (mapped.includes('fullName') && mapped.includes('lastName')) return { code: 'column-twice', field: 'lastName' };
  if (!mapped.includes('email')) return { code: 'column-missing', field: 'email' };
  if (!mapped.includes('lastName') && !mapped.includes('fullName'))
    return { code: 'column-missing', field: 'lastName' };
  return columns.some(({ question }) => question !== null) ? { code: 'to-confirm' } : null;
}

/** Columns whose headers do not name the field share one rank: which counts first, nothing says. */
function ranksOf(field: ImportField, columns: Column[]): number[] {
  const meanings = meaningsOf(columns.map(({ header }) => header));
  return columns.flatMap((column, index) =>
    column.field === field ? [meanings[index]?.field === field ? column.rank : -1] : [],
  );
}

function rankOf(meaning: HeaderMeaning, field: ImportField | null): number {
  if (meaning.field !== field) return 1;
  return meaning.rank + (meaning.isOther ? otherRank : 0);
}

function squeeze(header: string): string {
  return header.slice(0, longestHeader).toWellFormed().replace(/\s+/g, ' ').trim();
}
