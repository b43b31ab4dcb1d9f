import type { ProfileName } from '#lib/erp/profiles/profile.ts';

/**
 * Kinds of record that installations of an ERP usually have, for staff to choose from. Dolibarr:
 * the three numbered sets of people; Odoo: its two models of people; Frappe: the doctypes of
 * ERPNext, and the one that clubs add.
 */
const knownKinds: Partial<Record<ProfileName, readonly string[]>> = {
  dolibarr: ['MEMBER', 'CONTACT', 'COMPANY'],
  odoo: ['res.partner', 'res.users'],
  frappe: ['Customer', 'Contact', 'Member'],
};

/** The kinds of all profiles, by which ids are found without their kind. */
export const allKnownKinds: readonly string[] = [...Object.values(knownKinds).flat(), 'clientId'];

/** Returns the kinds of record that a profile knows; none where its ids have no kinds. */
export function knownKindsOf(profile: ProfileName): readonly string[] {
  return knownKinds[profile] ?? [];
}
