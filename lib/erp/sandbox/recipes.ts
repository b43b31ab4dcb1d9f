import type { ProfileName } from '#lib/erp/profiles/profile.ts';

type FieldName = 'id' | 'lastName' | 'firstName' | 'email' | 'phone' | 'birthDate' | 'status' | 'version';

/**
 * What an ERP of a profile sends. `fields`: its names for each of ours, the first filled one
 * counts. `triggers`: its events and what they mean.
 */
export type Recipe = {
  fields: Partial<Record<FieldName, readonly string[]>>;
  triggers: readonly { name: string; effect: 'upsert' | 'delete' }[];
};

const upsert = (...names: string[]) => names.map((name) => ({ name, effect: 'upsert' as const }));
const remove = (...names: string[]) => names.map((name) => ({ name, effect: 'delete' as const }));

const native: Recipe = {
  fields: {
    id: ['data.id'],
    lastName: ['data.lastName'],
    firstName: ['data.firstName'],
    email: ['data.email'],
    phone: ['data.phone'],
    birthDate: ['data.birthDate'],
    status: ['data.active'],
    version: ['timestamp'],
  },
  triggers: [...upsert('client.created', 'client.updated'), ...remove('client.deleted')],
};

/** The recipe of each profile. Its sentences are in the dictionary. */
export const recipes: Record<ProfileName, Recipe> = {
  standard: native,
  bearer: native,
  frappe: {
    fields: {
      id: ['name', 'id'],
      lastName: ['last_name', 'customer_name', 'full_name'],
      firstName: ['first_name'],
      email: ['email_id', 'email'],
      phone: ['mobile_no', 'phone'],
      birthDate: ['date_of_birth', 'birth_date'],
      status: ['disabled', 'enabled', 'active', 'status', 'docstatus'],
      version: ['modified'],
    },
    triggers: [...upsert('after_insert', 'on_update', 'on_submit'), ...remove('on_trash', 'on_cancel')],
  },
  odoo: {
    fields: {
      id: ['_model', 'id', '_id'],
      lastName: ['lastname', 'name'],
      firstName: ['firstname'],
      email: ['email'],
      phone: ['mobile', 'phone'],
      birthDate: ['birthdate_date', 'birthdate'],
      status: ['active'],
      version: ['write_date'],
    },
    triggers: [...upsert('/upsert'), ...remove('/delete')],
  },
  dolibarr: {
    fields: {
      id: ['object.id', 'object.rowid'],
      lastName: ['object.lastname', 'object.name', 'object.nom'],
      firstName: ['object.firstname'],
      email: ['object.email'],
      phone: ['object.phone_mobile', 'object.phone_perso', 'object.phone'],
      birthDate: ['object.birth', 'object.birthday'],
      status: ['object.statut', 'object.status'],
    },
    triggers: [
      ...upsert('MEMBER_CREATE', 'MEMBER_MODIFY', 'MEMBER_VALIDATE'),
      ...remove('MEMBER_RESILIATE', 'MEMBER_EXCLUDE', 'MEMBER_DELETE'),
    ],
  },
  mindbody: {
    fields: {
      id: ['eventData.clientUniqueId', 'eventData.clientId'],
      lastName: ['eventData.lastName'],
      firstName: ['eventData.firstName'],
      email: ['eventData.email'],
      phone: ['eventData.mobilePhone', 'eventData.homePhone'],
      birthDate: ['eventData.birthDateTime', 'eventData.birthDate'],
      status: ['eventData.status', 'eventData.isProspect'],
      version: ['eventInstanceOriginationDateTime'],
    },
    triggers: [...upsert('client.created', 'client.updated'), ...remove('client.deactivated')],
  },
  resamania: {
    fields: {
      id: ['data.object.contactId'],
      lastName: ['familyName'],
      firstName: ['givenName'],
      email: ['email'],
      phone: ['mobile', 'mobilePhone', 'telephone', 'phone'],
      birthDate: ['birthDate'],
      status: ['state', 'deletedAt', 'archivedAt'],
    },
    triggers: upsert('contact.created', 'contact.updated'),
  },
  magicline: {
    fields: {
      id: ['entityId'],
      lastName: ['lastName'],
      firstName: ['firstName'],
      email: ['email'],
      phone: ['phonePrivateMobile', 'phonePrivate'],
      birthDate: ['dateOfBirth'],
      status: ['status'],
    },
    triggers: upsert('CUSTOMER_…', 'CONTRACT_…'),
  },
};
