import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { restoreCell } from '#lib/csv/formula-cell.ts';
import { parseBirthDate } from '#lib/identity/birth-date.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { parsePhone } from '#lib/identity/phone.ts';
import { plainText } from '#lib/identity/plain-text.ts';
import { maxAddressLength, trimEmail } from '#lib/identity/trim-email.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { RowProblem, RowProblemCode } from '#lib/imports/rows/row-problem.ts';
import type { RowFields } from './row-fields.ts';
import { splitFullName } from './split-full-name.ts';

const texts = {
  lastName: plainText(MAX_FIELD_LENGTHS.name),
  firstName: plainText(MAX_FIELD_LENGTHS.name),
  fullName: plainText(MAX_FIELD_LENGTHS.name * 2),
  phone: plainText(MAX_FIELD_LENGTHS.phone),
  externalId: plainText(MAX_FIELD_LENGTHS.memberNumber),
};

/**
 * A phone number that Excel took for a quantity: "3,36123E+10". The lost digits cannot be
 * recovered.
 */
const destroyedPhone = /^\d+([.,]\d+)?E\+\d+$/i;

const simple = /^[\p{L}\p{N} -~]+$/u;

/** White space that is collapsed or removed. */
const loose = /^ | {2}| $/;

/**
 * Reads one cell of a client: writes its value into `fields`, or adds to `problems` why not.
 * @param country ISO 3166-1 alpha-2, how national phone numbers are read
 */
export function readCell(
  { field, header }: { field: ImportField; header: string },
  raw: string,
  country: string,
  fields: RowFields,
  problems: RowProblem[],
): void {
  const cell = restoreCell(raw);
  if (cell.includes('\ufffd')) problems.push({ code: 'damaged-character', field, warning: true });
  if (field === 'email') readEmail(cell, fields, problems);
  else if (field === 'birthDate') readBirthDate(cell, fields, problems);
  else readText(field, cell, header, country, fields, problems);
}

function readEmail(cell: string, fields: RowFields, problems: RowProblem[]): void {
  const typed = trimEmail(cell).replace(/^mailto:/i, '');
  const key = emailKey(typed);
  fields.email = typed.slice(0, maxAddressLength) || null;
  if (key.ok) fields.emailKey = key.value;
  else problems.push({ code: key.problem, field: 'email' });
}

function readBirthDate(cell: string, fields: RowFields, problems: RowProblem[]): void {
  if (cell.trim() === '') return;
  const known = days.get(cell);
  if (known) fields.birthDate = known;
  else readNewBirthDate(cell, fields, problems);
}

/** Cache of days as written and as parsed: a file repeats them. */
const days = new Map<string, string>();
const mostDays = 40_000;

/** Longest text that is cached, so that padding does not fill the cache. */
const longestDay = 40;

function readNewBirthDate(cell: string, fields: RowFields, problems: RowProblem[]): void {
  const day = parseBirthDate(cell);
  if (!day.ok) return void problems.push({ code: day.problem, field: 'birthDate' });
  if (days.size >= mostDays) days.clear();
  fields.birthDate = day.value.toISOString().slice(0, 10);
  if (cell.length <= longestDay) days.set(cell, fields.birthDate);
}

function readText(
  field: keyof typeof texts,
  cell: string,
  header: string,
  country: string,
  fields: RowFields,
  problems: RowProblem[],
): void {
  const text = cleanText(field, cell, problems);
  if (!text) return;
  if (field === 'lastName' || field === 'firstName') fields[field] = text;
  else if (field === 'externalId') fields.memberNumber = text;
  else if (field === 'fullName') readFullName(text, header, fields, problems);
  else if (destroyedPhone.test(text)) problems.push({ code: 'phone-destroyed', field, warning: true });
  else fields.phone = parsePhone(text, country);
}

/** Applies the form's rule. Ordinary cells skip it, because a file has millions of them. */
function cleanText(field: keyof typeof texts, cell: string, problems: RowProblem[]): string | null {
  if (cell.length < MAX_FIELD_LENGTHS.phone && (cell === '' || (simple.test(cell) && !loose.test(cell)))) return cell;
  const cleaned = texts[field].safeParse(cell);
  if (cleaned.success) return cleaned.data;
  for (const { message } of cleaned.error.issues) problems.push({ code: message as RowProblemCode, field });
  return null;
}

function readFullName(text: string, header: string, fields: RowFields, problems: RowProblem[]): void {
  const { lastName, firstName } = splitFullName(text, header);
  fields.lastName = lastName || null;
  fields.firstName = firstName || null;
  if (firstName) problems.push({ code: 'name-split', field: 'fullName', warning: true });
  // Each part has to fit the client's own limit.
  if (lastName.length > MAX_FIELD_LENGTHS.name || firstName.length > MAX_FIELD_LENGTHS.name)
    problems.push({ code: 'too-long', field: 'fullName' });
}
