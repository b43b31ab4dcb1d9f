import { may, type Permission } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { Topic } from './announce.ts';

/** What one has to be allowed to read to hear that it has changed. */
const permissions: Record<Topic, Permission> = {
  clients: 'clients.read',
  imports: 'imports.read',
  outbox: 'outbox.read',
  erp: 'erp.read',
};

/** Whether a staff member may hear that something of a topic has changed. */
export function mayHear(staff: Staff, topic: Topic): boolean {
  return may(staff, permissions[topic]);
}
