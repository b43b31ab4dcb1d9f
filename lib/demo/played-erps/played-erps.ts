import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import type { FakeResamania } from '../fake-resamania.ts';
import { playedDolibarr } from './dolibarr.ts';
import { playedFrappe } from './frappe.ts';
import { playedMindbody } from './mindbody.ts';
import { playedBearer, playedStandard } from './native.ts';
import { playedOdoo } from './odoo.ts';
import type { PlayedErp } from './played-erp.ts';
import { playResamania } from './resamania.ts';

const erps = {
  standard: playedStandard,
  bearer: playedBearer,
  frappe: playedFrappe,
  odoo: playedOdoo,
  dolibarr: playedDolibarr,
  mindbody: playedMindbody,
  resamania: playResamania,
} satisfies Partial<Record<ProfileName, PlayedErp | ((fake: FakeResamania) => PlayedErp)>>;

export type PlayedProfile = keyof typeof erps;

/** Profiles whose ERP can be played. */
export const playedProfiles = Object.keys(erps) as PlayedProfile[];

/** Returns the played ERP of a profile that sends whole people. */
export function playedErpOf(profile: Exclude<PlayedProfile, 'resamania'>): PlayedErp {
  return erps[profile];
}
