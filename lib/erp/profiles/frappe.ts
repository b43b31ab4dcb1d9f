import { fail, succeed } from '#lib/result.ts';
import type { Verb } from './erp-event.ts';
import { countsDoctype, readFrappeDocument } from './frappe-document.ts';
import { signingSecret } from './live-secret.ts';
import type { Profile } from './profile.ts';
import { firstFilled, objectIn, readKeyword } from './read-object.ts';

/**
 * Parts of an event's name that mean a removal: `on_trash`, `after_delete`, `on_cancel` and what
 * administrators call them.
 */
const removalPattern = /trash|delete|cancel|remove|destroy|archiv|disable|deactivat|inactiv/;

/**
 * Parts of an event's name that mean that the document exists: `after_insert`, `on_update`,
 * `on_submit`, `on_change`.
 */
const upsertPattern = /insert|creat|updat|modif|save|submit|chang|rename|upsert|enable|activat|restor|new/;

/**
 * Frappe and ERPNext (github.com/frappe/frappe, frappe/integrations/doctype/webhook/webhook.py):
 * `X-Frappe-Webhook-Signature` is the base64 HMAC-SHA256 of the JSON body with the webhook's
 * secret. The headers have no id and no time, and a Content-Type only where the administrator adds
 * one. The method is POST, PUT or DELETE, each with a body; a call times out after 5 s and is tried
 * three times for anything but 2xx. The body is what the administrator's template makes, or the
 * chosen fields of the document. A template knows the document (`doc`) but not what happened to it,
 * so a removal needs a webhook of its own: the method DELETE, an `event` or `doc_event` written
 * into the template, or the address (`/events/<anything>/delete`). `modified` is in the time zone
 * of the site, which is that of the connection. A `doctype` in the document is part of the
 * id: a Customer and a Contact may have the same name.
 */
export const frappe: Profile = {
  name: 'frappe',
  secret: 'signing',
  quiet: false,
  timestampNeeded: false,
  countsByDefault: countsDoctype,
  authenticate: ({ headers, raw }, secrets) => {
    const sent = headers.get('x-frappe-webhook-signature');
    const secret = sent ? signingSecret([sent], [raw], secrets, (plain) => Buffer.from(plain)) : null;
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body, { verb }) => {
    const type = readKeyword(firstFilled(body, 'event', 'doc_event', 'type')).trim() || (verb ?? 'update');
    return {
      webhookId: null,
      type,
      verb: verbOf(type.toLowerCase(), readKeyword(verb).trim().toLowerCase()),
      timestamp: body.modified ?? objectIn(body.doc).modified,
      person: readFrappeDocument(body),
    };
  },
  readLine: readFrappeDocument,
};

/**
 * Reads what happened: from the address or the method first, then from the event's name. An event
 * whose name has no known part does not concern clients.
 */
function verbOf(type: string, verb: string): Verb {
  if (verb === 'delete' || removalPattern.test(type)) return 'delete';
  return upsertPattern.test(type) ? 'upsert' : null;
}
