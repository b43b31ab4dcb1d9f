import { createHmac } from 'node:crypto';
import { defaultRegion } from '#lib/structures/region.ts';
import { isMarkedOnly, type PlayedErp } from './played-erp.ts';
import { toPythonJson } from './program-json.ts';

/** `2026-11-28 04:12:33`, in the time zone of the site. */
const siteTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: defaultRegion.timeZone,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/**
 * ERPNext (frappe/integrations/doctype/webhook/webhook.py, `enqueue_webhook`) with the two webhooks
 * of our template for the doctype Customer: one on every save, and one of the method DELETE when a
 * customer is deleted. Three tries of 5 s each, 1 and 4 s apart, with the same bytes. It sends no
 * Content-Type, no id and no time of its own.
 */
export const playedFrappe: PlayedErp = {
  timeoutMs: 5_000,
  waits: [1, 4],
  messages: ({ kind, person, at }, secret) => {
    const trashed = kind === 'removed' && !isMarkedOnly(person);
    const body = toPythonJson({
      event: trashed ? 'on_trash' : 'on_update',
      name: `CUST-${person.number}`,
      customer_name: `${person.firstName} ${person.lastName}`,
      customer_type: 'Individual',
      email_id: person.email,
      mobile_no: person.phone,
      disabled: kind === 'removed' ? 1 : 0,
      modified: `${siteTime.format(at)}.${String(at.getMilliseconds()).padStart(3, '0')}000`,
    });
    const headers = {
      'user-agent': 'python-requests/2.32.3',
      'x-frappe-webhook-signature': createHmac('sha256', secret).update(body).digest('base64'),
    };
    return [() => ({ method: trashed ? 'DELETE' : 'POST', path: '', headers, body })];
  },
};
