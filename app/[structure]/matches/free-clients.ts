import type { Staff } from '#lib/actor/staff.ts';
import { listClients } from '#lib/clients/list-clients.ts';

/** Found clients that are offered; more means searching more precisely. */
const mostFound = 8;

/** Those whom a search finds and who have no account; null when it finds too many to tell. */
export async function freeClients(staff: Staff, q: string) {
  if (q === '') return [];
  const found = await listClients(staff, { q, state: 'not-registered', sort: 'name' });
  return found.ok ? found.value.rows.slice(0, mostFound) : null;
}
