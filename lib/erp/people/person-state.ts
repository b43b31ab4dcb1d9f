import type { ErpFields } from '#lib/erp/profiles/erp-event.ts';

/** The fields that the ERP owns, as a record has them. */
export type OwnedFields = Required<ErpFields>;

/** Versions of the fields that a message may omit, in Unix milliseconds. */
export type OptionalVersions = { phone?: number; birthDate?: number };

/** The state of a person before an event. `version` null: no message of the ERP about them yet. */
export type PersonState = {
  /** Null when there is no client: an unknown person, or one removed before being created. */
  fields: OwnedFields | null;
  version: Date | null;
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
