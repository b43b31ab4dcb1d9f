import { cache } from 'react';
import type { Staff } from '#lib/staff/staff.ts';
import { staffOfSession } from '#lib/staff/staff-of.ts';
import { sessionIdOfBrowser } from './session-cookie.ts';

/** Whoever is signed in, as a member of this structure; null when nobody is or when they do not belong to it. One query. */
export const findStaff = cache(async (slug: string): Promise<Staff | null> => {
  const sessionId = await sessionIdOfBrowser();
  return sessionId === null ? null : staffOfSession(sessionId, slug);
});
