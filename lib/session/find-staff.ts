import { cache } from 'react';
import type { Staff } from '#lib/staff/staff.ts';
import { staffOf } from '#lib/staff/staff-of.ts';
import { signedIn } from './signed-in.ts';

/** Whoever is signed in, as a member of this structure; null when nobody is or when they do not belong to it. */
export const findStaff = cache(async (slug: string): Promise<Staff | null> => {
  const session = await signedIn();
  return session && staffOf(session.staffId, slug);
});
