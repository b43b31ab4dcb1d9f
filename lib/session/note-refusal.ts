import type { Staff } from '#lib/actor/staff.ts';
import { currentRequest } from '#lib/api/current-request.ts';
import { noteFailure } from '#lib/audit/security/record-security.ts';
import { requestOrigin } from '#lib/audit/security/request-origin.ts';
import { logLimited } from '#lib/log/log-limited.ts';
import { loggedPath } from '#lib/log/logged-path.ts';

/**
 * Writes to the security log that a colleague asked for what their role does not allow: a page, a
 * download, or a form or button of the page at this path. Search parameters may hold a name.
 */
export async function noteRefusal({ id: staffId, structure }: Staff): Promise<void> {
  const path = loggedPath(currentRequest()?.target ?? '');
  await noteFailure({ kind: 'refused', details: { path } }, { staffId, structureId: structure.id });
}

/**
 * Writes that a signed-in account asked for a structure that it does not belong to, or a stream for
 * what it may not hear. It is a line for the operator and no row: another club's owners must not
 * read where else their colleague tried, and an open page asks for its stream again and again.
 */
export function logRefusal(staffId: string, status: 403 | 404): void {
  logLimited('refused', { staffId, status, ...requestOrigin() });
}
