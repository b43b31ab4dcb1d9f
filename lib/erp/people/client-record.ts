import { addressKey } from '#lib/addresses/conflict-key.ts';
import type { OptionalVersions, PersonState } from './person-state.ts';

/** A client's row as events depend on it. */
export type ClientRecord = {
  id: string;
  erpId: string | null;
  lastName: string;
  firstName: string;
  email: string;
  emailKey: string;
  erpEmail: string | null;
  erpEmailKey: string | null;
  phone: string | null;
  secondPhone: string | null;
  birthDate: string | null;
  aliased: boolean;
  version: Date | null;
  fieldsVersion: Date | null;
  optional: OptionalVersions | null;
  removedAt: Date | null;
  inBin: boolean;
};

/** SQL: the columns of a `ClientRecord`. */
export const recordColumns = `id, erp_id as "erpId", last_name as "lastName", first_name as "firstName", email, email_key as "emailKey",
  erp_email as "erpEmail", erp_email_key as "erpEmailKey", phone, second_phone as "secondPhone",
  birth_date::text as "birthDate", alias_at is not null as aliased,
  erp_version as version, erp_fields_version as "fieldsVersion", erp_optional as optional, erp_removed_at as "removedAt",
  deleted_at is not null as "inBin"`;

/**
 * SQL: locks and returns the clients of each key in $2, in the order of the keys. Each key is
 * looked up by itself: given a list, the planner may use an index on the structure alone while the
 * number of clients grows, and compare every client with a thousand keys.
 */
export const clientsByKey = (condition: string) => `(
  select c.* from unnest($2::text[]) asked (key) cross join lateral (
    select ${recordColumns} from client where structure_id = $1 and ${condition} for update) c) found`;

/** Converts a row to the state of a person. */
export function toPerson(record: ClientRecord): PersonState {
  const { lastName, firstName, phone, secondPhone, birthDate } = record;
  const { version, fieldsVersion, optional, removedAt, inBin } = record;
  return {
    fields: { lastName, firstName, ...knownAddress(record), phone, secondPhone, birthDate },
    version,
    fieldsVersion,
    optional: optional ?? {},
    removedAt,
    inBin,
  };
}

/**
 * The address that an event would change: the one that the ERP has or, for a client without ERP,
 * the one that the club entered since.
 */
export function knownAddress(record: ClientRecord): { email: string; emailKey: string } {
  const { erpId, aliased, email, erpEmail, erpEmailKey } = record;
  if (erpId === null && !aliased) return { email, emailKey: addressKey(record) };
  return { email: erpEmail ?? email, emailKey: erpEmailKey ?? record.emailKey };
}
