import { fail, succeed } from '#lib/result.ts';
import type { RawPerson } from './erp-event.ts';
import { carriedSecret } from './live-secret.ts';
import type { Profile } from './profile.ts';
import { firstFilled, given, readKeyword, unreadNames, wholeNumber } from './read-object.ts';
import { noStatus, presentFlag, statusIn, strictest } from './status-table.ts';

/** Models whose records are people. By default a message about any other one is ignored. */
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
  naiveTimes: 'UTC',
  countsByDefault: (kind) => models.includes(kind),
  authenticate: ({ token }, secrets) => {
    const secret = carriedSecret(token, secrets);
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body, { verb }) => {
    const type = readKeyword(verb).trim().toLowerCase() || 'unknown';
    return {
      webhookId: null,
      type,
      verb: type === 'upsert' || type === 'delete' ? type : null,
      timestamp: body.write_date,
      person: readPartner(body),
    };
  },
  readLine: readPartner,
};

const [firstNames, lastNames] = [
  ['firstname', 'first_name'],
  ['lastname', 'last_name'],
];
const fullNames = ['name', 'display_name', 'complete_name'];
const emails = ['email', 'email_normalized'];
const phones = ['mobile', 'phone_mobile', 'phone', 'phone_home', 'phone_work', 'phone2'];
const birthDates = ['birthdate_date', 'birthdate', 'birth_date', 'date_of_birth', 'birthday', 'dob'];
const read = new Set([
  ...['id', '_id', '_model', '_action', 'active', 'is_company', 'company_type', 'write_date', 'create_date'],
  ...['email_formatted', 'phone_sanitized', 'mobile_sanitized', 'write_uid', 'create_uid', 'lang', 'tz', 'type'],
  ...[...firstNames, ...lastNames, ...fullNames, ...emails, ...phones, ...birthDates],
]);

function readPartner(partner: Record<string, unknown>): RawPerson {
  const kind = readKeyword(partner._model).trim() || 'res.partner';
  const isCompany = statusIn(partner.is_company, presentFlag, 'is_company')?.meaning === 'active';
  const lastName = given(partner, ...lastNames);
  const unread = unreadNames(partner, read);
  return {
    kind,
    ...(!models.includes(kind) && { counts: false }),
    id: wholeNumber(firstFilled(partner, 'id', '_id')),
    email: given(partner, ...emails),
    // The community module "partner_firstname" has separate fields for the two names.
    firstName: given(partner, ...firstNames),
    lastName,
    fullName: given(partner, ...fullNames, ...(lastName ? firstNames : [])),
    ...((isCompany || partner.company_type === 'company') && { company: true }),
    phone: given(partner, ...phones),
    birthDate: given(partner, ...birthDates),
    status: strictest([statusIn(partner.active, presentFlag, 'active')], noStatus),
    ...(unread.length > 0 && { unread }),
  };
}
