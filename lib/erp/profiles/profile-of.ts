import { bearer } from './bearer.ts';
import { dolibarr } from './dolibarr.ts';
import { frappe } from './frappe.ts';
import { magicline } from './magicline.ts';
import { mindbody } from './mindbody.ts';
import { odoo } from './odoo.ts';
import type { Profile, ProfileName } from './profile.ts';
import { resamania } from './resamania.ts';
import { standard } from './standard.ts';

const profiles: Record<ProfileName, Profile> = {
  standard,
  frappe,
  odoo,
  dolibarr,
  mindbody,
  resamania,
  magicline,
  bearer,
};

/** Returns the profile of this name. */
export function profileOf(name: ProfileName): Profile {
  return profiles[name];
}
