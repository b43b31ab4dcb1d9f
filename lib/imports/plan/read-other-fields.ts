import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { restoreCell } from '#lib/csv/formula-cell.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import type { DateOrder } from '#lib/values/date-order.ts';
import { readDay } from '#lib/values/read-day.ts';
import { readGender } from '#lib/values/read-gender.ts';
import { readGroups } from '#lib/values/read-groups.ts';
import { readLanguage } from '#lib/values/read-language.ts';
import { readNote } from '#lib/values/read-note.ts';
import { readProgramNumber } from '#lib/values/read-number.ts';
import { cellText, leaveBlank, textProblem, warnOfDamage } from './cell-text.ts';

/** Reads a day of birth, an ISO 8601 day; null where it is blank or cannot be read. */
export function readBirthDate(cell: string, order: DateOrder, problems: RowProblem[]): string | null {
  const text = cellText(cell, 'number');
  if (text === '') return null;
  const key = order === 'day-first' ? text : `\0${text}`;
  const known = days.get(key);
  if (known) return known;
  const day = readDay(text, order, new Date());
  if (!day.ok) return leaveBlank(day.problem, 'birthDate', text, problems);
  if (day.value !== null && text.length <= longestDay) {
    if (days.size >= mostDays) days.clear();
    days.set(key, day.value);
  }
  return day.value;
}

/** Cache of days as written and as read: a file repeats them. */
const days = new Map<string, string>();
const mostDays = 40_000;

/** Longest text that is cached, so that padding does not fill the cache. */
const longestDay = 40;

/** Reads a member number; one whose digits a spreadsheet rounded away is left blank. */
export function readMemberNumber(cell: string, problems: RowProblem[]): string | null {
  warnOfDamage(cell, 'externalId', problems);
  const text = cellText(cell, 'number');
  if (text === '') return null;
  const number = readProgramNumber(text);
  if (number && 'lost' in number) return leaveBlank('number-destroyed', 'externalId', text, problems);
  return storable(number?.exact ?? text, MAX_FIELD_LENGTHS.memberNumber, 'externalId', problems);
}

/**
 * Reads the gender from the first cell that tells one: a civility does where the gender is blank.
 */
export function readGenderOf(cells: string[], problems: RowProblem[]) {
  // 0 is "not known" (ISO/IEC 5218).
  const texts = cells.map((cell) => cellText(cell, 'number')).filter(Boolean);
  for (const text of texts) {
    const gender = readGender(text);
    if (gender) return gender;
  }
  return texts[0] === undefined ? null : leaveBlank('not-a-choice', 'gender', texts[0], problems);
}

export function readLanguageOf(cell: string, problems: RowProblem[]) {
  const text = cellText(cell, 'text');
  return text === '' ? null : (readLanguage(text) ?? leaveBlank('not-a-choice', 'language', text, problems));
}

/** Reads the groups of the cells that may hold some; those beyond the limits are left out. */
export function readGroupsOf(cells: string[], problems: RowProblem[]): string[] | null {
  const groups = [...new Set(cells.flatMap((cell) => (cell === '' ? [] : readGroups(restoreCell(cell)))))];
  const fitting = groups
    .filter((name) => textProblem(name, MAX_FIELD_LENGTHS.group) === null)
    .slice(0, MAX_FIELD_LENGTHS.groups);
  const left = groups.filter((name) => !fitting.includes(name));
  if (left.length > 0) leaveBlank('too-long', 'groups', left.join(', '), problems);
  return fitting.length > 0 ? fitting : null;
}

/** Reads the note of the cells that may hold one, each on a line of its own. */
export function readNoteOf(cells: string[], problems: RowProblem[]): string | null {
  const note = cells
    .map((cell) => (cell === '' ? '' : readNote(restoreCell(cell))))
    .filter(Boolean)
    .join('\n');
  if (note === '') return null;
  if (note.length > MAX_FIELD_LENGTHS.note) return leaveBlank('too-long', 'note', note, problems);
  return textProblem(note.replaceAll('\n', ''), MAX_FIELD_LENGTHS.note)
    ? leaveBlank('odd-characters', 'note', note, problems)
    : note;
}

function storable(text: string, longest: number, field: ImportField, problems: RowProblem[]): string | null {
  const problem = textProblem(text, longest);
  return problem ? leaveBlank(problem, field, text, problems) : text;
}
