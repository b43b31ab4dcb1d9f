import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { fail, succeed } from '#lib/result.ts';
import { splitName } from '#lib/values/split-name.ts';
import { undress } from '#lib/values/undress.ts';
import type { RawPerson } from './erp-event.ts';
import { carriedSecret } from './live-secret.ts';
import type { Profile } from './profile.ts';
import { firstFilled, firstOf, readKeyword } from './read-object.ts';
import { noStatus, presentFlag, statusIn, strictest } from './status-table.ts';

/** Models whose records are people. A message about any other one is ignored. */
const models = ['res.partner', 'res.users'];

/**
 * Odoo 17 and later (github.com/odoo/odoo, odoo/addons/base/models/ir_actions.py,
 * `_run_action_webhook`; Automation rules, "Send Webhook Notification"): a POST of the chosen
 * fields, as `read` returns them and JSON writes them with `str` for the rest, with `_action`,
 * `_id` and `_model`, its keys sorted. Odoo cannot sign, so the secret is in the address, like what
 * happened: `/events/{token}/upsert` or `/delete`. It waits one second and tries once. An empty
 * field is `false`; a partner has one `name`, and `mobile` only before 19; `write_date` is UTC, to
 * the second or the microsecond. Every authentic call is answered 2xx. A partner and a user may
 * have the same id, so the model is part of it. `active` is the one status of both: false when
 * archived.
 */
export const odoo: Profile = {
  name: 'odoo',
  secret: 'carried',
  defaultKind: 'res.partner',
  quiet: true,
  timestampNeeded: false,
  authenticate: ({ token }, secrets) => {
    const secret = carriedSecret(token, secrets);
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body, { verb }) => {
    const type = readKeyword(verb).trim().toLowerCase() || 'unknown';
    const person = readPartner(body);
    const known = person.counts !== false && (type === 'upsert' || type === 'delete');
    return {
      webhookId: null,
      type: person.counts === false ? `${type} ${person.kind}` : type,
      verb: known ? type : null,
      timestamp: body.write_date,
      person,
    };
  },
  readLine: readPartner,
};

function readPartner(partner: Record<string, unknown>): RawPerson {
  const { firstname, lastname } = partner;
  const kind = readKeyword(partner._model).trim() || 'res.partner';
  // The community module "partner_firstname" has separate fields for the two names.
  const names = lastname || firstname ? { firstName: firstname, lastName: lastname } : splitOdooName(partner.name);
  return {
    kind,
    ...(!models.includes(kind) && { counts: false }),
    id: firstFilled(partner, 'id', '_id'),
    email: partner.email,
    ...names,
    phone: partner.mobile || partner.phone,
    birthDate: firstOf(partner, 'birthdate_date', 'birthdate'),
    status: strictest([statusIn(partner.active, presentFlag, 'active')], noStatus),
  };
}

/** Maximum length of a full name with its superfluous spaces, in UTF-16 units. */
const maxFullNameLength = 20 * MAX_FIELD_LENGTHS.name;

function splitOdooName(name: unknown): Pick<RawPerson, 'firstName' | 'lastName'> {
  // A name that is far too long stays whole, so that `readText` refuses it.
  return typeof name === 'string' && name.length <= maxFullNameLength
    ? splitName(undress(name), 'first-last')
    : { firstName: '', lastName: name };
}
