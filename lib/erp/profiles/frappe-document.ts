import type { RawPerson } from './erp-event.ts';
import { firstFilled, firstOf, readKeyword } from './read-object.ts';
import { absentFlag, noStatus, presentFlag, type StatusTable, statusIn, strictest } from './status-table.ts';

/** Doctypes of people who are no clients. A message about one is ignored. */
const ignoredDoctypes = ['lead', 'prospect', 'opportunity', 'supplier', 'employee', 'user', 'company', 'job applicant'];

/**
 * Statuses of doctypes of people. Contact has "Passive", "Open" and "Replied", which describe mails
 * (frappe/contacts/doctype/contact); the others occur in doctypes of clubs and of ERPNext
 * (Employee: "Active", "Inactive", "Suspended", "Left").
 */
const statuses: StatusTable = {
  passive: 'active',
  open: 'active',
  replied: 'active',
  active: 'active',
  enabled: 'active',
  inactive: 'former',
  disabled: 'former',
  suspended: 'former',
  left: 'former',
  expired: 'former',
  cancelled: 'former',
  terminated: 'former',
  draft: 'pending',
  pending: 'pending',
  new: 'pending',
  lead: 'pending',
};

/**
 * `docstatus` of every document: 0 saved, 1 submitted, 2 cancelled. Customers and contacts are
 * never submitted.
 */
const docStatuses: StatusTable = { '0': 'active', '1': 'active', '2': 'former' };

/**
 * Reads a Customer, a Contact or a doctype of the club's own, by the field names of all of them.
 */
export function readFrappeDocument(doc: Record<string, unknown>): RawPerson {
  const firstName = firstOf(doc, 'first_name', 'firstName');
  const kind = readKeyword(doc.doctype).trim().replaceAll('/', ' ');
  return {
    ...(kind && { kind }),
    ...(ignoredDoctypes.includes(kind.toLowerCase()) && { counts: false }),
    id: firstFilled(doc, 'name', 'id'),
    email: firstOf(doc, 'email_id', 'email'),
    firstName,
    lastName: firstOf(doc, 'last_name', 'lastName', ...(firstName === undefined ? ['customer_name', 'full_name'] : [])),
    phone: firstOf(doc, 'mobile_no', 'phone'),
    birthDate: firstOf(doc, 'date_of_birth', 'birth_date', 'birthDate'),
    status: strictest(
      [
        statusIn(doc.disabled, absentFlag, 'disabled'),
        statusIn(doc.enabled, presentFlag, 'enabled'),
        statusIn(doc.active, presentFlag, 'active'),
        statusIn(doc.status, statuses, 'status'),
        statusIn(doc.docstatus, docStatuses, 'docstatus'),
      ],
      noStatus,
    ),
  };
}
