import type { FileProblem } from '#lib/imports/file/file-problem.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { fieldOf, isLeftOut, longestHeader } from './headers.ts';

/**
 * One column of the file. Without a field it is left out; `known` distinguishes a column that is
 * known and left out from an unknown one.
 */
export type Column = { header: string; field: ImportField | null; known: boolean };

/**
 * What must be answered before rows can be read: a field given twice, or a required one missing.
 */
export type MappingProblem = Pick<FileProblem, 'code' | 'field'>;

/**
 * Maps columns to fields by the headers alone. A full name beside a last name is left out; beside a
 * first name alone it is the last name.
 */
export function mapColumns(header: string[]): Column[] {
  const names = header.slice(0, header.findLastIndex((cell) => cell.trim() !== '') + 1);
  const fields = names.map(fieldOf);
  const split = fullNameIs(fields);
  return names.map((name, index): Column => {
    const field = fields[index] === 'fullName' ? split : (fields[index] ?? null);
    return { header: squeeze(name), field, known: field !== null || fields[index] !== null || isLeftOut(name) };
  });
}

/** Maps columns to the fields that staff chose. */
export function chosenColumns(header: string[], fields: (ImportField | null)[]): Column[] {
  return fields.map((field, index) => ({ header: squeeze(header[index] ?? ''), field, known: true }));
}

/** Finds the problem of a choice of columns, or null. */
export function mappingProblem(columns: Column[]): MappingProblem | null {
  const mapped = columns.map(({ field }) => field).filter((field) => field !== null);
  const twice = mapped.find((field, index) => mapped.indexOf(field) !== index);
  if (twice) return { code: 'column-twice', field: twice };
  if (mapped.includes('fullName') && mapped.includes('lastName')) return { code: 'column-twice', field: 'lastName' };
  if (!mapped.includes('email')) return { code: 'column-missing', field: 'email' };
  if (!mapped.includes('lastName') && !mapped.includes('fullName'))
    return { code: 'column-missing', field: 'lastName' };
  return null;
}

function fullNameIs(fields: (ImportField | null)[]): ImportField | null {
  if (fields.includes('lastName')) return null;
  return fields.includes('firstName') ? 'lastName' : 'fullName';
}

function squeeze(header: string): string {
  return header.slice(0, longestHeader).toWellFormed().replace(/\s+/g, ' ').trim();
}
