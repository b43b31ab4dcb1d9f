import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { NameOrder } from '#lib/imports/layout/judge-name-order.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { withoutCivility } from '#lib/values/civility.ts';
import { namesSeveral, splitName } from '#lib/values/split-name.ts';
import { cellText, textProblem, warnOfDamage } from './cell-text.ts';
import type { RowFields } from './row-fields.ts';

const longest = MAX_FIELD_LENGTHS.name;

/**
 * Reads the last or the first name of a row, from the first cell that holds one. Names decide
 * whether a person comes in, so a name that cannot be stored refuses the row.
 */
export function readName(
  field: 'lastName' | 'firstName',
  cells: string[],
  fields: RowFields,
  problems: RowProblem[],
): void {
  const kind = field === 'lastName' ? 'last-name' : 'first-name';
  const texts = cells.map((one) => cellText(one, kind));
  const filled = Math.max(
    0,
    texts.findIndex((one) => one !== ''),
  );
  warnOfDamage(cells[filled] ?? '', field, problems);
  const text = texts[filled] ?? '';
  if (text === '') return;
  const name = withoutCivility(text);
  const problem = textProblem(name, longest);
  if (problem) return void problems.push({ code: problem, field });
  fields[field] = name || null;
  if (namesSeveral(text)) warnOfSeveral(field, problems);
}

/**
 * Drops the first name from a last name that repeats it, where capitals part both: "DUPONT Jean"
 * beside "Jean".
 */
export function dropRepeatedFirstName(fields: RowFields): void {
  const { lastName, firstName } = fields;
  if (!lastName || !firstName || !lastName.endsWith(` ${firstName}`)) return;
  const rest = lastName.slice(0, -firstName.length).trimEnd();
  const isUpper = (text: string) => text === text.toUpperCase();
  if (isUpper(rest) && !isUpper(firstName)) fields.lastName = rest;
}

/** Reads both names from one cell. */
export function readFullName(cell: string, order: NameOrder, fields: RowFields, problems: RowProblem[]): void {
  warnOfDamage(cell, 'fullName', problems);
  const text = cellText(cell, 'last-name');
  if (text === '') return;
  const problem = textProblem(text, longest * 2);
  if (problem) return void problems.push({ code: problem, field: 'fullName' });
  const { lastName, firstName, several } = splitName(text, order);
  fields.lastName = lastName || null;
  fields.firstName = firstName || null;
  if (firstName) problems.push({ code: 'name-split', field: 'fullName', warning: true });
  if (several) warnOfSeveral('fullName', problems);
  // Each part has to fit the client's own limit.
  if (lastName.length > longest || firstName.length > longest) problems.push({ code: 'too-long', field: 'fullName' });
}

function warnOfSeveral(field: ImportField, problems: RowProblem[]): void {
  if (!problems.some(({ code }) => code === 'several-people'))
    problems.push({ code: 'several-people', field, warning: true });
}
