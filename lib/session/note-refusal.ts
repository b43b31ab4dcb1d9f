import type { Staff } from '#lib/actor/staff.ts';
import { currentRequest } from '#lib/api/current-request.ts';
import { noteFailure } from '#lib/audit/security/record-security.ts';

/**
 * Writes to the security log that a colleague asked for what their role does not allow: a page, a
 * download, or a form or button of the page at this path. Search parameters may hold a name.
 */
export async function noteRefusal({ id: staffId, structure }: Staff): Promise<void> {
  const [path = ''] = (currentRequest()?.target ?? '').split('?', 1);
  await noteFailure({ kind: 'refused', details: { path: path.slice(0, 200) } }, { staffId, structureId: structure.id });
}
