import { expect, test } from 'vitest';
import { readMessage, readObject } from '#lib/erp/events/read-message.ts';
import { toPerson } from '#lib/erp/events/to-person.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import type { ProfileName } from './profile.ts';
import { profileOf } from './profile-of.ts';

const call = { headers: new Headers(), raw: Buffer.alloc(0), token: null, verb: 'upsert', receivedAt: new Date() };

function idOf(profile: ProfileName, body: Record<string, unknown>): string {
  const read = toPerson(profileOf(profile).read(body, call).person, connectionOf(profile), true);
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

const others = [
  ['odoo', 'crm.lead', { _id: 12, _model: 'crm.lead', name: 'Zoé Durand', email: 'zoe@exemple.example' }],
  ['frappe', 'Lead', { name: '12', doctype: 'Lead', last_name: 'Durand', email_id: 'zoe@exemple.example' }],
] as const;

test.each(others)(
  'ignores with profile %s a record of the kind %s, and names it in the journal',
  (profile, kind, body) => {
    const incoming = readMessage(connectionOf(profile), profileOf(profile), call, body);
    expect(incoming).toMatchObject({
      content: null,
      payload: { erpId: `${kind}/12`, kind, ignored: 'kind-not-counted' },
    });
    expect(toPerson(profileOf(profile).readLine(body), connectionOf(profile))).toMatchObject({
      ok: false,
      problem: [{ code: 'kind-not-counted' }],
    });
  },
);

test.each(others)('reads with profile %s a record of the kind %s where staff counts it', (profile, kind, body) => {
  const connection = connectionOf(profile, { countedKinds: [kind] });
  const { content } = readMessage(connection, profileOf(profile), call, body);
  expect(content).toMatchObject({ event: { erpId: `${kind}/12`, fields: { lastName: 'Durand' } } });
});

test('ignores a contact of Dolibarr, and its removal, where staff counts members only', () => {
  const connection = connectionOf('dolibarr', { countedKinds: ['MEMBER'] });
  for (const triggercode of ['CONTACT_MODIFY', 'CONTACT_DELETE']) {
    const body = { triggercode, object: { id: 9, lastname: 'Durand', email: 'zoe@exemple.example' } };
    const { payload, content } = readMessage(connection, profileOf('dolibarr'), call, body);
    expect([payload, content]).toEqual([{ erpId: 'CONTACT/9', kind: 'CONTACT', ignored: 'kind-not-counted' }, null]);
  }
});

test.each([9, '9', 9.0, '9.0', ' 9 ', '9,00'])('reads the id %j of Dolibarr, Odoo and Mindbody as 9', (id) => {
  expect(idOf('dolibarr', { triggercode: 'MEMBER_MODIFY', object: { id } })).toBe('MEMBER/9');
  expect(idOf('odoo', { id })).toBe('res.partner/9');
  expect(idOf('mindbody', { eventData: { clientUniqueId: id } })).toBe('9');
});

test('keeps integers beyond 2^53 apart as ids, also as floats', () => {
  const written = ['9007199254740992', '9007199254740993', '9007199254740995.0', '9.007199254740997E15'];
  const ids = written.map((id) => {
    const body = readObject(Buffer.from(`{"type":"client.deleted","data":{"id":${id},"rate":1.00000000000000012}}`));
    return body.ok ? idOf('standard', body.value) : null;
  });
  expect(ids).toEqual(['9007199254740992', '9007199254740993', '9007199254740995', '9007199254740997']);
});
