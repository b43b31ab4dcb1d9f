import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { ColumnProfile } from './column-profile.ts';
import { fieldOfContent, suggestedField } from './field-of-content.ts';
import { bareNumberRank, type HeaderMeaning } from './header-meaning.ts';

/** Fields whose cells may look like anything. */
const anything: ReadonlySet<ImportField> = new Set(['note', 'groups', 'externalId']);
const names: ReadonlySet<ImportField> = new Set(['lastName', 'firstName', 'fullName']);

/** Rows that say enough to contradict a header whose every word is known. */
const fewestRows = 3;

/**
 * Whether the cells of a column may be what its header says. Addresses below "Nom" are no names;
 * below a header with unknown words ("Mobile app installed") half of the cells have to look like
 * the field.
 */
export function suitsContent(meaning: HeaderMeaning, profile: ColumnProfile | undefined): boolean {
  const { field, rank, isPlain } = meaning;
  if (field === null || !profile || profile.filled === 0) return true;
  if (contradicts(meaning, profile)) return false;
  const { filled, numbered, genders } = profile;
  const most = (count: number) => count * 2 >= filled;
  if (field === 'gender') return (rank === 0 && isPlain) || genders > 0;
  if (field !== 'externalId') return isPlain || names.has(field) || looksRight(field, profile, most);
  if (rank >= bareNumberRank) return most(numbered) && !arePhones(profile);
  return rank === 0 || numbered > 0;
}

/** A few cells contradict no header that is known by its every word. */
function contradicts({ field, isPlain }: HeaderMeaning, profile: ColumnProfile): boolean {
  if (field === null || anything.has(field) || (isPlain && profile.filled < fewestRows)) return false;
  const content = fieldOfContent(profile);
  // A word for a gender may be a name.
  const isOther = content !== null && content !== field && !(isPlain && content === 'gender');
  return isOther || (names.has(field) && profile.lettered * 2 < profile.filled);
}

/** "Numéro" above phones is not a member number. */
function arePhones(profile: ColumnProfile): boolean {
  return suggestedField(profile, true) === 'phone';
}

function looksRight(field: ImportField, profile: ColumnProfile, most: (count: number) => boolean): boolean {
  if (field === 'email') return most(profile.atSigns);
  if (field === 'phone') return most(profile.longNumbers);
  return field !== 'birthDate' || most(profile.dayLike);
}
