import { searchText, sortName } from '#lib/clients/derived-columns.ts';

/** Versions of single fields, in Unix milliseconds (`OptionalVersions` of lib/erp). */
type FieldVersions = {
  [Name in 'lastName' | 'firstName' | 'email' | 'phone' | 'secondPhone' | 'birthDate']?: number;
};

/** A client as the ERP last described them. Dates of birth are `YYYY-MM-DD`, phones E.164. */
export type ErpClient = {
  id: string;
  erpId: string;
  /** The kind of record; null where a message names none. */
  erpKind: string | null;
  memberNumber: string | null;
  lastName: string;
  firstName: string;
  /** The address in use: the ERP's, or the one used on the app. */
  email: string;
  /** The key that the search covers; the client may not own it (`conflictKey`). */
  searchedEmailKey: string;
  /** The address that the ERP has. */
  erpEmail: string;
  erpEmailKey: string;
  phone: string | null;
  secondPhone: string | null;
  birthDate: string | null;
  /** Versions of the newest message about the person, and of the newest that had fields. */
  erpVersion: Date | null;
  erpFieldsVersion: Date | null;
  erpOptional: FieldVersions;
  erpRemovedAt: Date | null;
};

/** The client by the names of its columns, with the derived ones. */
export function erpClientColumns(client: ErpClient) {
  const { lastName, firstName, searchedEmailKey } = client;
  return {
    id: client.id,
    erp_id: client.erpId,
    erp_kind: client.erpKind,
    member_number: client.memberNumber,
    last_name: lastName,
    first_name: firstName,
    email: client.email,
    erp_email: client.erpEmail,
    erp_email_key: client.erpEmailKey,
    phone: client.phone,
    second_phone: client.secondPhone,
    birth_date: client.birthDate,
    sort_name: sortName(lastName, firstName),
    search_text: searchText({ lastName, firstName, emailKey: searchedEmailKey }),
    erp_version: client.erpVersion,
    erp_fields_version: client.erpFieldsVersion,
    erp_optional: client.erpOptional,
    erp_removed_at: client.erpRemovedAt,
  };
}
