import { notFound, redirect } from 'next/navigation';
import type { Staff } from '#lib/actor/staff.ts';
import { keptRecord } from '#lib/clients/merged/kept-record.ts';
import { readClient } from '#lib/clients/read-client.ts';

/**
 * Reads the client of a page. The id of a record that was merged leads to the same page of the kept
 * one; an unknown id is not found.
 * @param page what follows the id in the address, such as `/edit`
 */
export async function requireClient(staff: Staff, id: string, page = '') {
  const client = await readClient(staff, id);
  if (client) return client;
  const keptId = await keptRecord(staff, id);
  if (keptId === null) notFound();
  redirect(`/${staff.structure.slug}/clients/${keptId}${page}`);
}
