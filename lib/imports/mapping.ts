import { fail, type Result, succeed } from '#lib/result.ts';
import type { FileProblem } from './file-problem.ts';
import { fieldOf, isLeftOut } from './headers.ts';
import type { ImportField } from './import-field.ts';

/** One column of the file. Without a field it is left out; `known` tells a column we know and leave out from one we cannot read. */
export type Column = { header: string; field: ImportField | null; known: boolean };

/**
 * Which column is which field. A column twice or a required one missing is a problem of the whole file.
 * A full name beside a last name is left out; beside a first name alone it is the last name.
 */
export function mapColumns(header: string[]): Result<Column[], Pick<FileProblem, 'code' | 'field'>> {
  const names = header.slice(0, header.findLastIndex((cell) => cell.trim() !== '') + 1);
  const fields = names.map(fieldOf);
  const split = fullNameIs(fields);
  const columns = names.map((name, index): Column => {
    const field = fields[index] === 'fullName' ? split : (fields[index] ?? null);
    return { header: name.replace(/\s+/g, ' ').trim(), field, known: field !== null || fields[index] !== null || isLeftOut(name) };
  });
  const mapped = columns.map(({ field }) => field).filter((field) => field !== null);
  const twice = mapped.find((field, index) => mapped.indexOf(field) !== index);
  if (twice) return fail({ code: 'column-twice', field: twice });
  if (!mapped.includes('email')) return fail({ code: 'column-missing', field: 'email' });
  if (!mapped.includes('lastName') && !mapped.includes('fullName')) return fail({ code: 'column-missing', field: 'lastName' });
  return succeed(columns);
}

function fullNameIs(fields: (ImportField | null)[]): ImportField | null {
  if (fields.includes('lastName')) return null;
  return fields.includes('firstName') ? 'lastName' : 'fullName';
}
