import type { RawPerson } from './erp-event.ts';
import type { ProfileName } from './profile.ts';
import { profileOf } from './profile-of.ts';

/**
 * Returns whether records of a kind are clients of a connection.
 * @param countedKinds those that staff chose; null for those of the profile
 */
export function kindCounts(profile: ProfileName, kind: string, countedKinds: readonly string[] | null): boolean {
  if (!countedKinds) return profileOf(profile).countsByDefault?.(kind) ?? true;
  return countedKinds.some((counted) => counted.toLowerCase() === kind.toLowerCase());
}

/** Returns whether a record is a client: one without a kind is, unless its profile says no. */
export function personCounts(
  { kind, counts }: RawPerson,
  profile: ProfileName,
  countedKinds: readonly string[] | null,
): boolean {
  return kind ? kindCounts(profile, kind, countedKinds) : counts !== false;
}
