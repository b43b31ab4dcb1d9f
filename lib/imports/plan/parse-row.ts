import { isExample } from '#lib/clients/template.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { FileLayout } from '#lib/imports/layout/file-layout.ts';
import { longestHeader } from '#lib/imports/layout/headers.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { announcedOrder } from './announced-order.ts';
import { joinLastName } from './join-last-name.ts';
import { readEmail } from './read-email.ts';
import { dropRepeatedFirstName, readFullName, readName } from './read-names.ts';
import {
  readBirthDate,
  readGenderOf,
  readGroupsOf,
  readLanguageOf,
  readMemberNumber,
  readNoteOf,
} from './read-other-fields.ts';
import { readPhonesOfRow } from './read-phones-of-row.ts';
import { rowColumns } from './row-columns.ts';
import { noFields, type RowFields } from './row-fields.ts';

/** A row as parsed: usable unless refused; an example row of the template is neither. */
export type ParsedRow = { verdict: 'usable' | 'refused' | 'example'; problems: RowProblem[]; fields: RowFields };

/** What parsing a row depends on. */
export type RowShape = Pick<FileLayout, 'columns' | 'header' | 'width'> &
  Partial<Pick<FileLayout, 'dateOrder' | 'nameOrder'>>;

/**
 * Parses the cells of one record as a client, by the rules of the form. Pure.
 * @param country ISO 3166-1 alpha-2, how national phone numbers are read
 */
export function parseRow(cells: string[], shape: RowShape, country: string): ParsedRow {
  const { columns, header, width } = shape;
  const problems: RowProblem[] = [];
  const fields = noFields();
  if (cells.length > Math.max(header.length, width, columns.length))
    problems.push({ code: 'more-cells', warning: true });
  if (cells.findLastIndex(Boolean) >= columns.length) problems.splice(0, 1, { code: 'too-many-cells' });
  else if (isHeader(cells, header)) problems.push({ code: 'header-again' });
  else readCells(cells, shape, country, fields, problems);
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
  { columns, dateOrder, nameOrder }: RowShape,
  country: string,
  fields: RowFields,
  problems: RowProblem[],
): void {
  const places = rowColumns(columns);
  const first = (field: ImportField) => all(field).find((cell) => cell.trim() !== '') ?? '';
  const all = (field: ImportField) => (places.get(field) ?? []).map((index) => cells[index] ?? '');
  const ranks = (field: ImportField) => (places.get(field) ?? []).map((index) => columns[index]?.rank ?? 0);
  readName('lastName', joinLastName(all('lastName'), ranks('lastName')), fields, problems);
  readName('firstName', all('firstName'), fields, problems);
  dropRepeatedFirstName(fields);
  const [fullName] = places.get('fullName') ?? [];
  if (fullName !== undefined) {
    const order = announcedOrder(columns[fullName]?.header ?? '') ?? nameOrder ?? 'last-first';
    readFullName(cells[fullName] ?? '', order, fields, problems);
  }
  readEmail(all('email'), fields, problems);
  readPhonesOfRow(all('phone'), ranks('phone'), country, fields, problems);
  fields.birthDate = readBirthDate(first('birthDate'), dateOrder ?? 'day-first', problems);
  fields.gender = readGenderOf(all('gender'), problems);
  fields.language = readLanguageOf(first('language'), problems);
  fields.memberNumber = readMemberNumber(first('externalId'), problems);
  fields.groups = readGroupsOf(all('groups'), problems);
  fields.note = readNoteOf(all('note'), problems);
  if (fields.lastName === null && !problems.some(isNameProblem)) problems.push({ code: 'required', field: 'lastName' });
}

function isNameProblem({ field, warning }: RowProblem): boolean {
  return !warning && (field === 'lastName' || field === 'fullName');
}
