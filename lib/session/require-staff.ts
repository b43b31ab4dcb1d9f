import { notFound, redirect } from 'next/navigation';
import type { Staff } from '#lib/staff/staff.ts';
import { findStaff } from './find-staff.ts';
import { signedIn } from './signed-in.ts';

/**
 * For pages: the staff member at work in this structure. Whoever is signed out is led to sign in and back to `path`;
 * whoever does not belong to the structure gets a 404, the same as for a structure that does not exist.
 */
export async function requireStaff(slug: string, path = `/${slug}/clients`): Promise<Staff> {
  const staff = await findStaff(slug);
  if (staff) return staff;
  if (await signedIn()) notFound();
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}
