import type { Role } from '#lib/database/generated/enums.ts';
import type { Staff } from './staff.ts';

/**
 * What every role may: reception sees who a person is, why they have no access, and whether a mail
 * has left.
 */
const ofReception = [
  'clients.read',
  'requests.read',
  'matches.read',
  'access.read',
  'bin.read',
  /** The list of mails to clients, without their texts. */
  'outbox.read',
] as const;

/**
 * What managers may beside that. Import rows, mail texts and the journals hold more of a person
 * than the desk needs.
 */
const ofManagers = [
  'outbox.read-texts',
  'imports.read',
  'activity.read',
  'erp.read',
  'settings.read',
  'clients.delete',
  'clients.restore',
  'clients.export',
  'imports.run',
  'settings.manage',
] as const;

const ofOwners = ['team.read', 'team.manage'] as const;

/**
 * What a role may or may not read or do. Adding and editing clients, inviting, validating and
 * refusing is every role's.
 */
export type Permission = (typeof ofReception | typeof ofManagers | typeof ofOwners)[number];

const granted: Record<Role, ReadonlySet<Permission>> = {
  reception: new Set(ofReception),
  manager: new Set([...ofReception, ...ofManagers]),
  owner: new Set([...ofReception, ...ofManagers, ...ofOwners]),
};

/**
 * Whether this staff member's role grants a permission in their structure. Verbs ask; pages only
 * hide what would be refused.
 */
export function may(staff: Staff, permission: Permission): boolean {
  return granted[staff.role].has(permission);
}
