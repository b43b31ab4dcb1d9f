import { fail, succeed } from '#lib/result.ts';
import type { RawPerson, Verb } from './erp-event.ts';
import { firstFilled, firstOf, type Profile, readKeyword, signingSecret } from './profile.ts';
import { absentFlag, presentFlag, type StatusTable, saysNothing, statusIn, strictest } from './status-table.ts';

/**
 * Words in the name of an event that mean a removal: `on_trash`, `after_delete`, `on_cancel` and
 * what administrators call them.
 */
const gone = /trash|delete|cancel|remove|destroy|archiv|disable|deactivat|inactiv/;

/**
 * Words in the name of an event that mean that the document is there: `after_insert`, `on_update`,
 * `on_submit`, `on_change`.
 */
const there = /insert|creat|updat|modif|save|submit|chang|rename|upsert|enable|activat|restor|new/;

/** Doctypes that hold people who are no clients. A message about one is ignored. */
const strangers = ['lead', 'prospect', 'opportunity', 'supplier', 'employee', 'user', 'company', 'job applicant'];

/**
 * Statuses of doctypes that hold people. Contact has "Passive", "Open" and "Replied", which speak
 * of mails (frappe/contacts/doctype/contact); the others are those that doctypes of clubs and of
 * ERPNext have (Employee: "Active", "Inactive", "Suspended", "Left").
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
 * Frappe and ERPNext (github.com/frappe/frappe, frappe/integrations/doctype/webhook/webhook.py):
 * `X-Frappe-Webhook-Signature` is the base64 HMAC-SHA256 of the JSON body with the webhook's
 * secret. No id and no time in the headers, and no Content-Type unless it is set by hand; POST, PUT
 * or DELETE, a body with each; given up after 5 s, tried three times for anything but 2xx. The body
 * is what the administrator's template makes, or the chosen fields of the document. A template
 * knows the document (`doc`) but not what happened to it, so that somebody is gone must be told by
 * a webhook of its own: by the method DELETE, by `event` or `doc_event` written into it, or by the
 * address (`/events/<anything>/delete`). `modified` is in the time zone of the site: the version is
 * right if that is UTC. Where the document tells its `doctype`, that is part of the id: a Customer
 * and a Contact may have the same name.
 */
export const frappe: Profile = {
  name: 'frappe',
  secret: 'signing',
  quiet: false,
  timestampNeeded: false,
  authenticate: ({ headers, raw }, secrets) => {
    const sent = headers.get('x-frappe-webhook-signature');
    const secret = sent ? signingSecret([sent], [raw], secrets, (plain) => Buffer.from(plain)) : null;
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body, { verb }) => {
    const person = readDocument(body);
    const type = readKeyword(firstFilled(body, 'event', 'doc_event', 'type')).trim() || (verb ?? 'update');
    const known = person.counts !== false;
    return {
      webhookId: null,
      type: known ? type : `${type} ${person.kind}`,
      verb: known ? verbOf(type.toLowerCase(), readKeyword(verb).trim().toLowerCase()) : null,
      timestamp: body.modified,
      person,
    };
  },
  readLine: readDocument,
};

/**
 * By the address or the method first; an event that has no known word in its name does not concern
 * us.
 */
function verbOf(type: string, verb: string): Verb {
  if (verb === 'delete' || gone.test(type)) return 'delete';
  return there.test(type) ? 'upsert' : null;
}

/** A Customer, a Contact or a doctype of the club's own: the names of all are known. */
function readDocument(doc: Record<string, unknown>): RawPerson {
  const firstName = firstOf(doc, 'first_name', 'firstName');
  const kind = readKeyword(doc.doctype).trim().replaceAll('/', ' ');
  return {
    ...(kind && { kind }),
    ...(strangers.includes(kind.toLowerCase()) && { counts: false }),
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
      saysNothing,
    ),
  };
}
