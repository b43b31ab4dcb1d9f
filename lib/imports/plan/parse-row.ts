import { isExample } from '#lib/clients/template.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { longestHeader } from '#lib/imports/layout/headers.ts';
import type { Column } from '#lib/imports/layout/mapping.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { readCell } from './read-cell.ts';
import type { RowFields } from './row-fields.ts';

/** A row as parsed: usable unless refused; an example row of the template is neither. */
export type ParsedRow = { verdict: 'usable' | 'refused' | 'example'; problems: RowProblem[]; fields: RowFields };

/** What parsing a row depends on. */
export type RowShape = Pick<FileLayout, 'columns' | 'header' | 'width'>;

/**
 * Parses the cells of one record as a client, by the rules of the form. Pure.
 * @param country ISO 3166-1 alpha-2, how national phone numbers are read
 */
export function parseRow(cells: string[], { columns, header, width }: RowShape, country: string): ParsedRow {
  const problems: RowProblem[] = [];
  const fields: RowFields = {
    lastName: null,
    firstName: null,
    email: null,
    emailKey: null,
    phone: null,
    birthDate: null,
    memberNumber: null,
  };
  if (cells.length > Math.max(header.length, width, columns.length))
    problems.push({ code: 'more-cells', warning: true });
  if (cells.findLastIndex(Boolean) >= columns.length) problems.splice(0, 1, { code: 'too-many-cells' });
  else if (isHeader(cells, header)) problems.push({ code: 'header-again' });
  else readCells(cells, columns, country, fields, problems);
  const refused = problems.some(({ warning }) => !warning);
  const example = !refused && fields.emailKey !== null && isExample(fields.emailKey);
  return { verdict: refused ? 'refused' : example ? 'example' : 'usable', problems, fields };
}

function isHeader(cells: string[], header: string[]): boolean {
  return (
    cells.length <= header.length &&
    header.every((name, index) => name === (cells[index] ?? '').slice(0, longestHeader))
  );
}

function readCells(
  cells: string[],
  columns: Column[],
  country: string,
  fields: RowFields,
  problems: RowProblem[],
): void {
  for (const [index, { field, header }] of columns.entries()) {
    if (field === null) continue;
    readCell({ field, header }, cells[index] ?? '', country, fields, problems);
  }
  if (fields.lastName === null && !problems.some(({ field }) => field === 'lastName' || field === 'fullName')) {
    problems.push({ code: 'required', field: 'lastName' });
  }
}
