import { cache } from 'react';
import type { Staff } from '#lib/actor/staff.ts';
import { noteSender } from '#lib/api/current-request.ts';
import { enterStructure } from '#lib/database/row-security/scope.ts';
import { type Member, memberOfSession } from '#lib/staff/staff-of.ts';
import { sessionIdOfBrowser } from './session-cookie.ts';

/**
 * Returns the signed-in staff member of this structure with all of their structures; null without a
 * session or a membership. One query for each request, however many callers ask.
 */
export const findMember = cache(async (slug: string): Promise<Member | null> => {
  const sessionId = await sessionIdOfBrowser();
  const member = sessionId === null ? null : await memberOfSession(sessionId, slug);
  // A form of one structure may name another one that its sender belongs to as well.
  if (!member || !enterStructure(member.staff.structure.id)) return null;
  noteSender({ staff: member.staff.id, structure: member.staff.structure.id });
  return member;
});

/** Returns the signed-in staff member of this structure, as `findMember` does. */
export async function findStaff(slug: string): Promise<Staff | null> {
  return (await findMember(slug))?.staff ?? null;
}
