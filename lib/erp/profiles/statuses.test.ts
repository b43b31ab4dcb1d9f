import { describe, expect, test } from 'vitest';
import { toPerson } from '#lib/erp/events/to-person.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import type { StatusMeaning } from './erp-event.ts';
import type { FullProfileName } from './profile.ts';
import { profileOf } from './profile-of.ts';

/**
 * A person of each profile without any status, as a line of a snapshot, which has no type of event.
 */
const records: Record<Exclude<FullProfileName, 'standard' | 'bearer'>, Record<string, unknown>> = {
  dolibarr: { id: 7, lastname: 'Durand', firstname: 'Zoé', email: 'zoe@exemple.example' },
  odoo: { id: 7, name: 'Zoé Durand', email: 'zoe@exemple.example' },
  frappe: { name: '7', first_name: 'Zoé', last_name: 'Durand', email_id: 'zoe@exemple.example' },
  mindbody: { clientUniqueId: 7, firstName: 'Zoé', lastName: 'Durand', email: 'zoe@exemple.example' },
};

function meaningOf(profile: keyof typeof records, more: Record<string, unknown>): StatusMeaning {
  const read = toPerson(profileOf(profile).readLine({ ...records[profile], ...more }), connectionOf(profile));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const { removes, hold } = read.value;
  if (hold) return hold === 'status-pending' ? 'pending' : 'unknown';
  return removes ? 'former' : 'active';
}

type Row = [Record<string, unknown>, StatusMeaning];

const tables: Record<keyof typeof records, Row[]> = {
  dolibarr: [
    [{ statut: '1' }, 'active'],
    [{ statut: 1, status: 1 }, 'active'],
    [{ statut: '0' }, 'former'],
    [{ statut: 0 }, 'former'],
    [{ statut: '-2' }, 'former'],
    [{ statut: '-1' }, 'pending'],
    [{ statut: -1 }, 'pending'],
    [{ statut: null, status: '-1' }, 'pending'],
    [{ statut: '1', status: '0' }, 'former'],
    [{}, 'unknown'],
    [{ statut: '' }, 'unknown'],
    [{ statut: null }, 'unknown'],
    [{ statut: '2' }, 'unknown'],
    [{ statut: 'validated' }, 'unknown'],
    [{ statut: [1] }, 'unknown'],
    [{ statut: true }, 'unknown'],
    [{ element: 'contact' }, 'active'],
    [{ element: 'contact', statut: '0' }, 'former'],
    [{ element: 'contact', statut: '5' }, 'unknown'],
    [{ element: 'societe', status: '1', client: '1' }, 'active'],
    [{ element: 'societe', status: '1', client: '3' }, 'active'],
    [{ element: 'societe', status: '1', client: '2' }, 'pending'],
    [{ element: 'societe', status: '1', client: '0' }, 'pending'],
    [{ element: 'societe', status: '0', client: '1' }, 'former'],
    [{ element: 'societe', status: '9', client: '1' }, 'unknown'],
  ],
  odoo: [
    [{}, 'active'],
    [{ active: true }, 'active'],
    [{ active: false }, 'former'],
    [{ active: 'False' }, 'former'],
    [{ active: '0' }, 'former'],
    [{ active: null }, 'unknown'],
    [{ active: 'archived' }, 'unknown'],
    [{ active: {} }, 'unknown'],
  ],
  frappe: [
    [{}, 'active'],
    [{ disabled: 0 }, 'active'],
    [{ disabled: '0' }, 'active'],
    [{ disabled: 'No' }, 'active'],
    [{ disabled: 1 }, 'former'],
    [{ disabled: 'Yes' }, 'former'],
    [{ disabled: 'true' }, 'former'],
    [{ disabled: ' 1 ' }, 'former'],
    [{ disabled: null }, 'unknown'],
    [{ disabled: 2 }, 'unknown'],
    [{ enabled: 0 }, 'former'],
    [{ enabled: 1, disabled: null }, 'active'],
    [{ active: 'N' }, 'former'],
    [{ status: 'Passive' }, 'active'],
    [{ status: 'Left', disabled: 0 }, 'former'],
    [{ status: 'Draft' }, 'pending'],
    [{ status: 'On hold' }, 'unknown'],
    [{ status: null, disabled: 0 }, 'active'],
    [{ docstatus: 2 }, 'former'],
  ],
  mindbody: [
    [{}, 'active'],
    [{ status: 'Active' }, 'active'],
    [{ status: 'active ' }, 'active'],
    [{ status: 'Non-Member' }, 'active'],
    [{ status: 'Terminated' }, 'former'],
    [{ status: 'Suspended' }, 'former'],
    [{ status: 'Expired' }, 'former'],
    [{ status: 'Declined' }, 'former'],
    [{ status: 'INACTIVE' }, 'former'],
    [{ status: 'Active', inactive: true }, 'former'],
    [{ status: 'Active', inactive: 'true' }, 'former'],
    [{ status: 'Active', inactive: 1 }, 'former'],
    [{ status: 'Active', inactive: false }, 'active'],
    [{ status: 'Active', active: false }, 'former'],
    [{ status: 'Active', active: '0' }, 'former'],
    [{ status: 'Non-Member', isProspect: true }, 'pending'],
    [{ status: 'Frozen' }, 'unknown'],
    [{ status: null }, 'unknown'],
    [{ status: '' }, 'unknown'],
    [{ status: null, active: true }, 'active'],
    [{ inactive: 'maybe' }, 'unknown'],
  ],
};

describe.each(Object.keys(tables) as (keyof typeof tables)[])('%s', (profile) => {
  test.each(tables[profile])('reads %j as %s', (more, meaning) => {
    expect(meaningOf(profile, more)).toBe(meaning);
  });
});

/**
 * The status of a Dolibarr member after an event: `validate` may leave one of the two fields as it
 * was before.
 */
test.each([
  ['MEMBER_CREATE', { statut: '-1' }, 'pending'],
  ['MEMBER_CREATE', {}, 'pending'],
  ['MEMBER_CREATE', { statut: '1' }, 'active'],
  ['MEMBER_MODIFY', {}, 'unknown'],
  ['MEMBER_VALIDATE', { statut: 1, status: -1 }, 'active'],
  ['MEMBER_VALIDATE', { statut: -1, status: 1 }, 'active'],
  ['MEMBER_VALIDATE', { statut: '-2' }, 'former'],
  ['CONTACT_ENABLEDISABLE', { statut: '0' }, 'former'],
] as const)('reads the Dolibarr event %s with %j as %s', (triggercode, more, meaning) => {
  const call = { headers: new Headers(), raw: Buffer.alloc(0), token: null, verb: null, receivedAt: new Date() };
  const { person, verb } = profileOf('dolibarr').read({ triggercode, object: { ...records.dolibarr, ...more } }, call);
  expect([verb, person.status?.meaning]).toEqual(['upsert', meaning]);
});

test.each([true, 1, '1', 'true', 'YES', undefined])('reads the native active %j as yes', (active) => {
  expect(native(active)).toMatchObject({ ok: true, value: { removes: false } });
});
test.each([false, 0, '0', 'false', 'No', 'N', 'off'])('reads the native active %j as no', (active) => {
  expect(native(active)).toMatchObject({ ok: true, value: { removes: true } });
});
test.each([null, '', ' ', 'paused', 2, {}, []])('refuses the native active %j', (active) => {
  expect(native(active)).toEqual({ ok: false, problem: [{ pointer: '/data/active', code: 'not-a-choice' }] });
});

function native(active: unknown) {
  const line = { id: '7', lastName: 'Durand', firstName: 'Zoé', email: 'zoe@exemple.example', active };
  return toPerson(profileOf('standard').readLine(line), connectionOf('standard'));
}

test.each([
  ['on_trash', null, 'delete'],
  ['On Trash', null, 'delete'],
  ['after_delete', null, 'delete'],
  ['disabled', null, 'delete'],
  ['archived', null, 'delete'],
  ['on_update', null, 'upsert'],
  ['on_update', 'Delete', 'delete'],
  ['after_insert', null, 'upsert'],
  ['comment', null, null],
] as const)('reads the Frappe event %j at /%s as %s', (event, verb, expected) => {
  const call = { headers: new Headers(), raw: Buffer.alloc(0), token: null, verb, receivedAt: new Date() };
  expect(profileOf('frappe').read({ ...records.frappe, event }, call).verb).toBe(expected);
});
