import type { Staff } from '#lib/staff/staff.ts';
import { clientHistory } from './client-history.ts';

/** The name of the person who last changed this client; null when it was the system. */
export async function lastAuthor(staff: Staff, clientId: string): Promise<string | null> {
  const [latest] = await clientHistory(staff, clientId);
  return latest?.author ?? null;
}
