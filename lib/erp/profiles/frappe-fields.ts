import type { RawId, RawPerson } from './erp-event.ts';
import { firstFilled, given, isEmpty, objectIn } from './read-object.ts';

export const firstNames = ['first_name', 'firstName', 'firstname'];
export const lastNames = ['last_name', 'lastName', 'lastname'];
/**
 * Names in one field: of Contact, Customer, and of Member, Volunteer, Student and Patient, which
 * apps of Frappe add.
 */
export const fullNames = [
  ...['full_name', 'customer_name', 'member_name', 'volunteer_name', 'student_name', 'patient_name', 'fullname'],
  ...['contact_person_name', 'contact_display'],
];
export const birthDates = ['date_of_birth', 'birth_date', 'birthDate', 'birthdate', 'birthday', 'dob'];
const emails = ['email_id', 'email', 'personal_email', 'student_email_id', 'email_address', 'contact_email'];
const mobiles = ['mobile_no', 'mobile', 'mobile_phone', 'mobile_number', 'cell_number', 'student_mobile_number'];
const phones = [
  ...['phone', 'phone_no', 'phone_number', 'home_phone', 'contact_no', 'contact_number', 'contact_phone'],
  ...['contact_mobile', 'work_phone', 'whatsapp_no'],
];
const olderNames = ['old_name', 'previous_name', 'renamed_from', 'former_name', 'old'];

/** Names that are read, or that say nothing about a person. */
export const readNames: ReadonlySet<string> = new Set([
  ...['name', 'id', 'new', 'new_name', 'doctype', 'doc', 'event', 'doc_event', 'type', 'customer_type', 'merge'],
  ...['disabled', 'enabled', 'active', 'status', 'docstatus', 'modified', 'creation', 'owner', 'modified_by', 'idx'],
  ...['email_ids', 'phone_nos', ...firstNames, ...lastNames, ...fullNames, ...birthDates, ...emails, ...mobiles],
  ...[...phones, ...olderNames],
]);

/**
 * Reads the addresses and the phones of a document, also those of the child tables `email_ids` and
 * `phone_nos` of a Contact (frappe/contacts/doctype/contact), the primary ones first.
 */
export function contactDetails(doc: Record<string, unknown>): Pick<RawPerson, 'email' | 'phone'> {
  const [emailRows, phoneRows] = [rowsOf(doc.email_ids), rowsOf(doc.phone_nos)];
  const primaryMobile = phoneRows?.filter(({ is_primary_mobile_no }) => Boolean(is_primary_mobile_no)) ?? [];
  const others = phoneRows?.filter((row) => !primaryMobile.includes(row)) ?? [];
  const [mobile, phone] = [given(doc, ...mobiles), given(doc, ...phones)];
  return {
    email: joined(given(doc, ...emails), emailRows && primaryFirst(emailRows, 'is_primary', 'email_id')),
    phone: joined(
      joined(mobile, phoneRows && primaryFirst(primaryMobile, 'is_primary_mobile_no', 'phone')),
      joined(phone, phoneRows && primaryFirst(others, 'is_primary_phone', 'phone')),
    ),
  };
}

function joined(one: unknown[] | undefined, other: unknown[] | undefined): unknown[] | undefined {
  return one || other ? [...(one ?? []), ...(other ?? [])] : undefined;
}

function rowsOf(table: unknown): Record<string, unknown>[] | undefined {
  return Array.isArray(table) ? table.slice(0, 10).map(objectIn) : undefined;
}

function primaryFirst(rows: Record<string, unknown>[], flag: string, name: string): unknown[] {
  return rows
    .toSorted((one, other) => Number(Boolean(other[flag])) - Number(Boolean(one[flag])))
    .map((row) => row[name]);
}

/**
 * Reads the names that a document had before it was renamed, as `rename_doc` passes them (`old`,
 * `new`) or as a template writes them out.
 */
export function formerNames(doc: Record<string, unknown>): RawId[] {
  const name = firstFilled(doc, 'name', 'new', 'new_name', 'id');
  return olderNames
    .map((older) => doc[older])
    .filter((id) => !isEmpty(id) && typeof id !== 'object' && id !== name)
    .map((id) => ({ id }));
}
