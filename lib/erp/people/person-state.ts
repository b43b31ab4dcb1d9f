import type { ErpFields } from '#lib/erp/profiles/erp-event.ts';

/** The fields that the ERP owns, as a record has them. */
export type OwnedFields = Required<ErpFields>;

/** A field with a version of its own. `email` stands for the address and its key. */
export type VersionedField = Exclude<keyof ErpFields, 'emailKey'>;

/**
 * Versions of fields in Unix milliseconds. Of the last name, the first name and the address, only
 * those older than `fieldsVersion`; 0 for one that no message has brought yet.
 */
export type OptionalVersions = { [Name in VersionedField]?: number };

/** The state of a person before an event. `version` null: no message of the ERP about them yet. */
export type PersonState = {
  /** Null when there is no client: an unknown person, or one removed before being created. */
  fields: OwnedFields | null;
  version: Date | null;
  /** The newest version of the last name, the first name and the address. */
  fieldsVersion: Date | null;
  optional: OptionalVersions;
  removedAt: Date | null;
  inBin: boolean;
};

/** The state of a person of whom nothing is known. */
export const unknownPerson: PersonState = {
  fields: null,
  version: null,
  fieldsVersion: null,
  optional: {},
  removedAt: null,
  inBin: false,
};
