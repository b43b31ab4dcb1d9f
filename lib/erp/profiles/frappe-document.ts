import type { RawPerson } from './erp-event.ts';
import {
  birthDates,
  contactDetails,
  firstNames,
  formerNames,
  fullNames,
  lastNames,
  readNames,
} from './frappe-fields.ts';
import { firstFilled, given, isEmpty, objectIn, readKeyword, unreadNames } from './read-object.ts';
import { absentFlag, noStatus, presentFlag, type StatusTable, statusIn, strictest, yesWords } from './status-table.ts';

/** Doctypes of people who are no clients. By default a message about one is ignored. */
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

/** Returns whether records of a doctype are clients unless staff chose others. */
export function countsDoctype(doctype: string): boolean {
  return !ignoredDoctypes.includes(doctype.toLowerCase());
}

/**
 * Reads a Customer, a Contact, a Member or a doctype of the club's own, by the field names of all
 * of them. A template may put the document into `doc`.
 */
export function readFrappeDocument(body: Record<string, unknown>): RawPerson {
  const doc = isEmpty(body.doc) ? body : { ...objectIn(body.doc), ...body };
  const kind = readKeyword(doc.doctype).trim().replaceAll('/', ' ');
  const lastName = given(doc, ...lastNames);
  const formerIds = formerNames(doc);
  const unread = unreadNames(doc, readNames);
  return {
    ...(kind && { kind }),
    ...(!countsDoctype(kind) && { counts: false }),
    id: firstFilled(doc, 'name', 'new', 'new_name', 'id'),
    ...(formerIds.length > 0 && { formerIds }),
    // `rename_doc(old, new, merge)`: the renamed document became one with another.
    ...(formerIds.length > 0 && yesWords.includes(readKeyword(doc.merge).trim().toLowerCase()) && { merges: true }),
    ...contactDetails(doc),
    firstName: given(doc, ...firstNames),
    lastName,
    // The one name of a person who has no last name is in `first_name`.
    fullName: given(doc, ...fullNames, ...(lastName ? firstNames : [])),
    ...(isCompany(doc.customer_type) && { company: true }),
    birthDate: given(doc, ...birthDates),
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
    ...(unread.length > 0 && { unread }),
  };
}

/** `Customer.customer_type`: "Company", "Individual", "Partnership" or "Proprietorship". */
function isCompany(type: unknown): boolean {
  return ['company', 'partnership'].includes(readKeyword(type).trim().toLowerCase());
}
