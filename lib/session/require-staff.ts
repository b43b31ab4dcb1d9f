import { notFound, redirect } from 'next/navigation';
import { may, type Permission } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { owesFactor } from '#lib/staff/staff-of.ts';
import { findStaff } from './find-staff.ts';
import { logRefusal, noteRefusal } from './note-refusal.ts';
import { signedIn } from './signed-in.ts';

/**
 * For pages and downloads: the staff member at work in this structure, who may read what is there.
 * A reader without a session is led to sign in and back to `path`; one who does not belong to the
 * structure, or may not read this, gets a 404, the same as for what does not exist. One who owes
 * the structure a second factor is led to set it up.
 */
export async function requireStaff(slug: string, permission: Permission, path?: string): Promise<Staff> {
  const staff = await requireMember(slug, path);
  if (!may(staff, permission)) {
    await noteRefusal(staff);
    notFound();
  }
  return staff;
}

/** The same for buttons, whose verbs ask for the permission themselves and answer with a notice. */
export async function requireMember(slug: string, path = `/${slug}/clients`): Promise<Staff> {
  const staff = await findStaff(slug);
  if (staff) return staff;
  const account = await signedIn();
  if (account && (await owesFactor(account.staffId, slug))) redirect('/account/second-factor?required=1');
  if (account) {
    logRefusal(account.staffId, 404);
    notFound();
  }
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}
