import type { ImportField } from '#lib/imports/file/import-field.ts';
import { type ColumnChoice, leftOut } from './column-choice.ts';
import type { ColumnProfile } from './column-profile.ts';
import { isNamePart, orderRank } from './header-meaning.ts';

/** Fields of which a file may have several columns. */
export const severalColumns: ReadonlySet<ImportField> = new Set(['email', 'phone', 'groups', 'note']);
/**
 * Fields of which columns with different ranks stand in an order: the name at birth counts where
 * the everyday name is blank, the civility where the gender is. Parts of last names are joined.
 */
const ordered: ReadonlySet<ImportField> = new Set(['lastName', 'firstName', 'gender']);

const isEmpty = (profile: ColumnProfile | undefined) => (profile?.filled ?? 0) === 0;

/** Whether a field may have these columns, given the rank of each. */
export function mayHaveColumns(field: ImportField, ranks: readonly number[]): boolean {
  if (ranks.length < 2 || severalColumns.has(field)) return true;
  return ordered.has(field) && new Set(ranks).size === ranks.length;
}

/** Leaves out parts of last names where no column holds the names themselves. */
export function dropLoneParts(choices: ColumnChoice[]): void {
  const isPart = ({ field, rank }: ColumnChoice) => field === 'lastName' && isNamePart(rank);
  if (choices.some((choice) => choice.field === 'lastName' && !isPart(choice))) return;
  for (const [index, choice] of choices.entries()) if (isPart(choice)) choices[index] = leftOut;
}

/**
 * A full name beside a last name is left out, unless it alone tells the first names; beside a first
 * name alone it is the last name. An empty column is no other one's rival.
 */
export function resolveFullName(choices: ColumnChoice[], profiles: ColumnProfile[]): void {
  const filled = (...fields: ImportField[]) =>
    choices.some(({ field }, index) => field !== null && fields.includes(field) && !isEmpty(profiles[index]));
  const named = (...fields: ImportField[]) => choices.some(({ field }) => field !== null && fields.includes(field));
  const hasLast = filled('fullName') ? filled('lastName') && !tellsMore(choices, profiles) : named('lastName');
  for (const [index, choice] of choices.entries()) {
    if (choice.field === 'lastName' && !hasLast && filled('fullName')) choices[index] = leftOut;
    if (choice.field !== 'fullName') continue;
    const isLast = filled('firstName') || (!filled('fullName') && named('firstName'));
    choices[index] = hasLast ? leftOut : isLast ? { ...choice, field: 'lastName' } : choice;
  }
}

/** Whether no column has first names, and the full names are the last names with more words. */
function tellsMore(choices: ColumnChoice[], profiles: ColumnProfile[]): boolean {
  const profileOf = (wanted: ImportField) =>
    profiles.find((profile, index) => choices[index]?.field === wanted && !isEmpty(profile));
  const [full, last] = [profileOf('fullName'), profileOf('lastName')];
  if (!full || !last || profileOf('firstName') || full.filled < last.filled) return false;
  return last.examples.every((name, index) => {
    const whole = full.examples[index]?.trim().toLowerCase() ?? '';
    return whole.split(/\s/).length > name.trim().split(/\s/).length && whole.includes(name.trim().toLowerCase());
  });
}

/** Of several columns of a field that can have only one, the first of the lowest rank stays. */
export function keepFirst(choices: ColumnChoice[], profiles: ColumnProfile[]): void {
  const kept = new Map<ImportField, number[]>();
  const inOrder = choices
    .map(({ rank }, index) => ({ index, key: rank + (isEmpty(profiles[index]) ? emptyRank : 0) }))
    .sort((one, other) => one.key - other.key || one.index - other.index);
  for (const { index } of inOrder) {
    const { field, rank } = choices[index] as ColumnChoice;
    if (field === null || severalColumns.has(field)) continue;
    const before = kept.get(field) ?? [];
    const ranks = [...before.map((other) => choices[other]?.rank ?? 0), rank];
    if (mayHaveColumns(field, ranks) && (before.length === 0 || rank < orderRank)) kept.set(field, [...before, index]);
    else choices[index] = leftOut;
  }
}

const emptyRank = 100;
