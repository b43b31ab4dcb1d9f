import { cache } from 'react';
import type { Staff } from '#lib/actor/staff.ts';
import { enterStructure } from '#lib/database/row-security/scope.ts';
import { staffOfSession } from '#lib/staff/staff-of.ts';
import { sessionIdOfBrowser } from './session-cookie.ts';

/**
 * Returns the signed-in staff member of this structure; null without a session or a membership. One
 * query.
 */
export const findStaff = cache(async (slug: string): Promise<Staff | null> => {
  const sessionId = await sessionIdOfBrowser();
  const staff = sessionId === null ? null : await staffOfSession(sessionId, slug);
  // A form of one structure may name another one that its sender belongs to as well.
  return staff && enterStructure(staff.structure.id) ? staff : null;
});
