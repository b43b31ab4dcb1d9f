import type { ColumnProfile } from './column-profile.ts';

/** A share of the filled cells above which the content says what the column holds. */
const clearShare = 0.8;

/** Whether the content of a column may be names. */
export function mayBeNames({ filled, names }: ColumnProfile): boolean {
  return filled > 0 && names >= clearShare * filled;
}

/** The field that the content of a column speaks for, or null. */
export function fieldOfContent(profile: ColumnProfile): 'email' | 'phone' | 'birthDate' | 'gender' | null {
  if (profile.filled === 0) return null;
  const isClear = (count: number) => count >= clearShare * profile.filled;
  if (isClear(profile.emails)) return 'email';
  if (isClear(profile.phones)) return 'phone';
  if (isClear(profile.days)) return 'birthDate';
  return isClear(profile.genderWords) ? 'gender' : null;
}

/**
 * The field to suggest for a column that no header names. Days of late are no births.
 * @param strict whether phones have to begin as phones do, because the file has others
 */
export function suggestedField(profile: ColumnProfile, strict: boolean): ReturnType<typeof fieldOfContent> {
  const field = fieldOfContent(profile);
  const isClear = (count: number) => count >= clearShare * profile.filled;
  if (field === 'birthDate' && !isClear(profile.births)) return null;
  return field === 'phone' && strict && !isClear(profile.surePhones) ? null : field;
}
