import { expect, test } from 'vitest';
import { readObject } from '#lib/erp/events/read-message.ts';
import { toPerson } from '#lib/erp/events/to-person.ts';
import type { ProfileName } from './profile.ts';
import { profileOf } from './profile-of.ts';

const place = { country: 'FR', timeZone: 'Europe/Paris' };
const call = { headers: new Headers(), raw: Buffer.alloc(0), token: null, verb: 'upsert', receivedAt: new Date() };

function idOf(profile: ProfileName, body: Record<string, unknown>): string {
  const read = toPerson(profileOf(profile).read(body, call).person, place, true);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.value.erpId;
}

test.each([
  ['dolibarr', { triggercode: 'MEMBER_MODIFY', object: { id: '12' } }, 'MEMBER/12'],
  ['dolibarr', { triggercode: 'CONTACT_DELETE', object: { id: 12 } }, 'CONTACT/12'],
  ['dolibarr', { triggercode: 'COMPANY_CREATE', object: { id: null, rowid: '12' } }, 'COMPANY/12'],
  ['odoo', { _id: 12 }, 'res.partner/12'],
  ['odoo', { _id: 12, id: false, _model: 'res.partner' }, 'res.partner/12'],
  ['odoo', { _id: 12, _model: 'res.users' }, 'res.users/12'],
  ['frappe', { name: 'CUST-12' }, 'CUST-12'],
  ['frappe', { name: 'CUST-12', doctype: 'Customer' }, 'Customer/CUST-12'],
  ['frappe', { name: 'CUST-12', doctype: 'Contact' }, 'Contact/CUST-12'],
  ['mindbody', { eventData: { clientUniqueId: 12, clientId: '9' } }, '12'],
  ['mindbody', { eventData: { clientId: '12' } }, 'clientId/12'],
  ['standard', { data: { id: 'MEMBER/12' } }, 'MEMBER/12'],
] as const)('reads with profile %s the record %j as %s', (profile, body, erpId) => {
  expect(idOf(profile, body)).toBe(erpId);
});

test.each([
  ['odoo', { _id: 12, _model: 'crm.lead', name: 'Zoé Durand', email: 'zoe@exemple.example' }],
  ['frappe', { name: '12', doctype: 'Lead', last_name: 'Durand', email_id: 'zoe@exemple.example' }],
] as const)('ignores with profile %s a record of a kind that is no client, in a snapshot too: %j', (profile, body) => {
  expect(profileOf(profile).read(body, call).verb).toBeNull();
  expect(toPerson(profileOf(profile).readLine(body), place)).toMatchObject({
    ok: false,
    problem: [{ code: 'kind-not-counted' }],
  });
});

test('keeps two integers beyond 2^53 apart as ids', () => {
  const ids = ['9007199254740992', '9007199254740993'].map((id) => {
    const body = readObject(Buffer.from(`{"type":"client.deleted","data":{"id":${id},"rate":1.00000000000000012}}`));
    return body.ok ? idOf('standard', body.value) : null;
  });
  expect(ids).toEqual(['9007199254740992', '9007199254740993']);
});
