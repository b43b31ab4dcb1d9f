import { may, type Permission } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { Topic } from './announce.ts';

/** The permission that each topic requires. */
const permissions: Record<Topic, Permission> = {
  clients: 'clients.read',
  imports: 'imports.read',
  outbox: 'outbox.read',
  erp: 'erp.read',
};

/** Returns whether a staff member may receive announcements of a topic. */
export function mayHear(staff: Staff, topic: Topic): boolean {
  return may(staff, permissions[topic]);
}
