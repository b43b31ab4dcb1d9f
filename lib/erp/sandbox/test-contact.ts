import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';

/** An impossible person: the name says so, and no mail reaches `.invalid` (RFC 2606). */
export const testContact = { firstName: 'Camille', lastName: 'Essai-Intégration', email: 'camille.essai@club.invalid' };

/** The test contact's id in an ERP: a number, because some ERPs have no other ids. */
export const testContactId = '990001';

/** Returns the test contact's id here: with the kind of record that `testBody` names. */
export function testErpId(profile: ProfileName): string {
  const { defaultKind } = profileOf(profile);
  return defaultKind ? `${defaultKind}/${testContactId}` : testContactId;
}

export type TestVerb = 'upsert' | 'delete';

/**
 * Builds a message about the test contact, as an ERP of this profile writes it.
 * @param at when it happened in the ERP: the version
 */
export function testBody(profile: ProfileName, verb: TestVerb, at: Date): Record<string, unknown> {
  return bodies[profile](verb, at);
}

const { firstName, lastName, email } = testContact;
const name = `${firstName} ${lastName}`;

/** `2026-11-22 10:00:00.000`, in UTC, as Odoo writes it. */
const toOdooTime = (at: Date) => at.toISOString().replace('T', ' ').replace('Z', '');

const native = (verb: TestVerb, at: Date) => ({
  type: verb === 'delete' ? 'client.deleted' : 'client.updated',
  timestamp: at.toISOString(),
  data: verb === 'delete' ? { id: testContactId } : { id: testContactId, email, firstName, lastName },
});

const bodies: Record<ProfileName, (verb: TestVerb, at: Date) => Record<string, unknown>> = {
  standard: native,
  bearer: native,
  frappe: (verb, at) => ({
    event: verb === 'delete' ? 'on_trash' : 'on_update',
    name: testContactId,
    ...(verb === 'upsert' && { first_name: firstName, last_name: lastName, email_id: email, disabled: 0 }),
    modified: `${toOdooTime(at)}+00:00`,
  }),
  odoo: (_verb, at) => ({
    _model: 'res.partner',
    _id: Number(testContactId),
    name,
    email,
    phone: false,
    active: true,
    write_date: toOdooTime(at),
  }),
  dolibarr: (verb, at) => ({
    triggercode: verb === 'delete' ? 'MEMBER_DELETE' : 'MEMBER_MODIFY',
    object: {
      id: testContactId,
      lastname: lastName,
      firstname: firstName,
      email,
      statut: '1',
      date_modification: Math.floor(at.getTime() / 1_000),
    },
  }),
  magicline: (verb, at) => ({
    entityId: Number(testContactId),
    uuid: crypto.randomUUID(),
    payload: [{ timestamp: at.getTime(), type: verb === 'delete' ? 'CUSTOMER_DELETED' : 'CUSTOMER_UPDATED' }],
  }),
  resamania: (verb) => ({
    event: verb === 'delete' ? 'contact.deleted' : 'contact.updated',
    data: { object: { contactId: `/monclub/contacts/${testContactId}`, clubId: '/monclub/clubs/1' } },
  }),
  mindbody: (verb, at) => ({
    messageId: crypto.randomUUID(),
    eventId: verb === 'delete' ? 'client.deactivated' : 'client.updated',
    eventInstanceOriginationDateTime: at.toISOString(),
    eventData: {
      clientUniqueId: Number(testContactId),
      status: verb === 'delete' ? 'Inactive' : 'Active',
      firstName,
      lastName,
      email,
    },
  }),
};
