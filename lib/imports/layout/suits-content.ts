import type { ImportField } from '#lib/imports/file/import-field.ts';
import type { ColumnProfile } from './column-profile.ts';
import { fieldOfContent, suggestedField } from './field-of-content.ts';
import { bareNumberRank, type HeaderMeaning } from './header-meaning.ts';

/** Fields whose cells may look like anything. */
const anything: ReadonlySet<ImportField> = new Set(['note', 'groups', 'externalId']);

/**
 * Whether the cells of a column may be what its header says. Addresses below "Nom" are no names;
 * below a header with unknown words ("Mobile app installed") half of the cells have to look like
 * the field.
 */
export function suitsContent({ field, rank, isPlain }: HeaderMeaning, profile: ColumnProfile | undefined): boolean {
  if (field === null || !profile || profile.filled === 0) return true;
  const content = fieldOfContent(profile);
  if (content !== null && content !== field && !anything.has(field)) return false;
  const { filled, names, lettered, numbered, genders } = profile;
  const most = (count: number) => count * 2 >= filled;
  if (field === 'gender') return (rank === 0 && isPlain) || genders > 0;
  if (field === 'externalId') return rank < bareNumberRank ? numbered > 0 : most(numbered) && !arePhones(profile);
  if (field === 'lastName' || field === 'firstName' || field === 'fullName') return names > 0 || most(lettered);
  return isPlain || looksRight(field, profile, most);
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
