import type { Role } from '#lib/database/generated/enums.ts';
import type { Staff } from './staff.ts';

/**
 * Permissions of every role: reception sees a person's record, why they have no access, and whether
 * a mail was sent.
 */
const ofReception = [
  'clients.read',
  'requests.read',
  'matches.read',
  'access.read',
  'bin.read',
  /** The list of mails to clients, without their texts. */
  'outbox.read',
  /** What they did themselves. */
  'activity.read',
] as const;

/**
 * Additional permissions of managers. Import rows, mail texts and the journals hold more of a
 * person than the desk needs.
 */
const ofManagers = [
  'outbox.read-texts',
  'imports.read',
  'activity.read-all',
  'erp.read',
  'settings.read',
  'clients.delete',
  'clients.restore',
  'clients.export',
  /** To change many clients at once: everyone of a search. */
  'clients.bulk',
  /** To export and erase all that is held on a person. */
  'clients.erase',
  'imports.run',
  'settings.manage',
] as const;

const ofOwners = ['team.read', 'team.manage'] as const;

/**
 * What a role may read or do. Adding and editing clients, inviting, validating and refusing is
 * allowed to every role.
 */
export type Permission = (typeof ofReception | typeof ofManagers | typeof ofOwners)[number];

const granted: Record<Role, ReadonlySet<Permission>> = {
  reception: new Set(ofReception),
  manager: new Set([...ofReception, ...ofManagers]),
  owner: new Set([...ofReception, ...ofManagers, ...ofOwners]),
};

/**
 * Returns whether this staff member's role grants a permission in their structure. Verbs check it;
 * pages only hide what would be refused.
 */
export function may(staff: Staff, permission: Permission): boolean {
  return granted[staff.role].has(permission);
}
