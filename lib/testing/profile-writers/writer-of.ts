import type { FullProfileName } from '#lib/erp/profiles/profile.ts';
import { bearerWriter } from './bearer.ts';
import { dolibarrWriter } from './dolibarr.ts';
import { frappeWriter } from './frappe.ts';
import { mindbodyWriter } from './mindbody.ts';
import { odooWriter } from './odoo.ts';
import type { ProfileWriter } from './profile-writer.ts';
import { standardWriter } from './standard.ts';

/** For tests: the writer of each profile whose messages hold the person. */
export const writerOf: Record<FullProfileName, ProfileWriter> = {
  standard: standardWriter,
  bearer: bearerWriter,
  frappe: frappeWriter,
  odoo: odooWriter,
  dolibarr: dolibarrWriter,
  mindbody: mindbodyWriter,
};
