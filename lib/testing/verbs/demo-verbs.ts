import { addDemoErp, connectDemoErp } from '#lib/demo/demo-erp.ts';
import { addDemoInvitations } from '#lib/demo/demo-invitations.ts';
import { addDemoRegistrations } from '#lib/demo/demo-registrations.ts';
import { type Verb, verb } from './verb.ts';

/**
 * Verbs of the demonstration, which a command calls with an owner; they act on the structure with
 * an ERP.
 */
export const demoVerbs: Verb[] = [
  verb(addDemoErp, null, () => ['whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=']),
  verb(connectDemoErp, null, () => ['standard', 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=']),
  verb(addDemoInvitations, null, () => []),
  verb(addDemoRegistrations, null, () => [`bo_${'0'.repeat(40)}`]),
];
