import { fail, succeed } from '#lib/result.ts';
import type { RawPerson, Verb } from '../erp-event.ts';
import { firstOf, type Profile, signingSecret, wordIn } from './profile.ts';

const gone = new Set(['on_trash', 'delete', 'deleted', 'after_delete', 'on_cancel', 'client.deleted']);

/**
 * Frappe and ERPNext (github.com/frappe/frappe, frappe/integrations/doctype/webhook/webhook.py): `X-Frappe-Webhook-Signature` is the base64
 * HMAC-SHA256 of the JSON body with the webhook's secret. No id and no time in the headers, and no Content-Type unless it is set by hand;
 * POST, PUT or DELETE, a body with each; given up after 5 s, tried three times for anything but 2xx. The body is what the administrator's
 * template makes, or the chosen fields of the document. A template knows the document (`doc`) but not what happened to it, so that somebody
 * is gone must be told by a webhook of its own: by the method DELETE, by `event` or `doc_event` written into it, or by the address
 * (`/events/<anything>/delete`). `modified` is in the time zone of the site: the version is right if that is UTC.
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
    const type = wordIn(firstOf(body, 'event', 'doc_event', 'type')) || (verb ?? 'update');
    return { webhookId: null, type, verb: verbOf(type, verb), timestamp: body.modified, person: readCustomer(body) };
  },
  readLine: readCustomer,
};

function verbOf(type: string, verb: string | null): Verb {
  return verb === 'delete' || gone.has(type) ? 'delete' : 'upsert';
}

/** A Customer or a Contact: the names of both are known. `disabled` is 0 or 1. */
function readCustomer(doc: Record<string, unknown>): RawPerson {
  const disabled = firstOf(doc, 'disabled');
  const firstName = firstOf(doc, 'first_name', 'firstName');
  return {
    id: firstOf(doc, 'name', 'id'),
    email: firstOf(doc, 'email_id', 'email'),
    firstName,
    lastName: firstOf(doc, 'last_name', 'lastName', ...(firstName === undefined ? ['customer_name', 'full_name'] : [])),
    phone: firstOf(doc, 'mobile_no', 'phone'),
    birthDate: firstOf(doc, 'date_of_birth', 'birth_date', 'birthDate'),
    active: disabled === undefined ? doc.active : !(disabled === 1 || disabled === true || disabled === '1'),
  };
}
