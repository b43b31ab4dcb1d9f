import type { Role } from '#lib/database/generated/enums.ts';
import type { Staff } from './staff.ts';

/** What a role may or may not do. Seeing, searching, adding and editing clients is every role's. */
export type Permission = 'clients.delete' | 'clients.restore' | 'clients.export' | 'imports.run' | 'settings.manage' | 'team.manage';

const granted: Record<Role, ReadonlySet<Permission>> = {
  reception: new Set(),
  manager: new Set(['clients.delete', 'clients.restore', 'clients.export', 'imports.run', 'settings.manage']),
  owner: new Set(['clients.delete', 'clients.restore', 'clients.export', 'imports.run', 'settings.manage', 'team.manage']),
};

/** Whether this staff member's role grants a permission in their structure. Verbs ask; pages only hide what would be refused. */
export function may(staff: Staff, permission: Permission): boolean {
  return granted[staff.role].has(permission);
}
