import { isMarkedOnly, type PlayedErp } from './played-erp.ts';
import { toPythonJson } from './program-json.ts';

/**
 * Odoo 19 (odoo/addons/base/models/ir_actions.py, `_run_action_webhook`) with two automation rules
 * for contacts, "On save" and "On deletion": one try of 1 s, keys sorted, `false` for an empty
 * field. An archived contact is saved with `active` false.
 */
export const playedOdoo: PlayedErp = {
  timeoutMs: 1_000,
  waits: [],
  messages: ({ kind, person, at }, secret) => {
    const deleted = kind === 'removed' && !isMarkedOnly(person);
    const body = toPythonJson({
      _action: `Send Webhook Notification(#${deleted ? 413 : 412})`,
      _id: person.number,
      _model: 'res.partner',
      active: kind !== 'removed' || deleted,
      email: person.email,
      id: person.number,
      is_company: false,
      name: `${person.firstName} ${person.lastName}`,
      phone: person.phone ?? false,
      write_date: `${at.toISOString().slice(0, 23).replace('T', ' ')}000`,
    });
    const headers = { 'user-agent': 'python-requests/2.32.3', 'content-type': 'application/json' };
    const path = `/${secret}/${deleted ? 'delete' : 'upsert'}`;
    return [() => ({ method: 'POST', path, headers, body })];
  },
};
