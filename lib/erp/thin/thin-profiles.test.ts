import { expect, test } from 'vitest';
import { toPerson } from '#lib/erp/events/to-person.ts';
import { magicline } from '#lib/erp/profiles/magicline.ts';
import { resamania } from '#lib/erp/profiles/resamania.ts';
import { connectionOf } from '#lib/testing/erp-connection.ts';
import { backOff, readRetryAfter } from './fetch-pace.ts';

const resamaniaSettings = {
  baseUrl: 'https://gateway.example/resa2',
  clientToken: 'monclub',
  clubId: '/monclub/clubs/1',
  apiKey: 'k',
};
const notice = (event: unknown, contactId: unknown, clubId?: unknown) => ({
  event,
  data: { object: { contactId, clubId } },
});

test.each([
  [notice('contact.created', '/monclub/contacts/2', '/monclub/clubs/1'), { erpId: '2' }],
  [notice('contact.merged', '/monclub/contacts/2'), { erpId: '2' }],
  [notice('contact.updated', '/monclub/contacts/2', '/monclub/clubs/2'), { erpId: null, refusal: 'other-club' }],
  [notice('contact.updated', '/autre/contacts/2', '/autre/clubs/1'), { erpId: null, refusal: 'other-club' }],
  [notice('contact.updated', '/monclub/contacts/../clubs/2'), { erpId: null, refusal: 'id-missing' }],
  [notice('contact.updated', 2), { erpId: null, refusal: 'id-missing' }],
  [notice('attendee.booked', '/monclub/attendees/6'), { erpId: null, refusal: 'type-not-followed' }],
  [{}, { erpId: null, refusal: 'type-not-followed' }],
])('reads the notice %j of Resamania', (body, read) => {
  expect(resamania.thin?.readNotice(body, resamaniaSettings)).toMatchObject(read);
});

test('reads a contact as the documentation shows it, and pages as hydra links them', () => {
  const contact = {
    '@id': '/monclub/contacts/2974221',
    number: 'C2974221',
    birthDate: '1990-01-01',
    email: 'john@exemple.example',
    familyName: 'John',
    gender: null,
    givenName: 'Test',
  };
  const person = resamania.thin?.readPerson(contact, resamaniaSettings);
  const read = person && toPerson(person, connectionOf('standard'));
  expect(read).toMatchObject({ ok: true, value: { erpId: '2974221', removes: false, fields: { lastName: 'John' } } });
  const page = (more: object) => resamania.thin?.readPage({ 'hydra:member': [contact], ...more }, '2');
  expect(page({ 'hydra:view': { 'hydra:next': '/monclub/contacts?itemsPerPage=100&page=3' } })?.next).toBe('3');
  expect(page({ 'hydra:view': { 'hydra:next': '/monclub/contacts?page=2' } })?.next).toBeNull();
  expect(page({ 'hydra:totalItems': 900 })).toMatchObject({ next: '3', total: 900 });
  expect(page({ 'hydra:totalItems': 101 })).toMatchObject({ next: null });
  expect(resamania.thin?.readPage({ members: [] }, null)).toBeNull();
});

test.each([
  [
    { entityId: 7893459, uuid: 'u-1', payload: [{ type: 'CUSTOMER_CREATED' }] },
    { erpId: '7893459', webhookId: 'u-1' },
  ],
  [
    { entityId: '12', payload: [{ type: 'CONTRACT_CREATED' }] },
    { erpId: '12', webhookId: null },
  ],
  [
    { entityId: 7, payload: [{ type: 'CUSTOMER_CHECKIN' }] },
    { erpId: null, refusal: 'type-not-followed' },
  ],
  [
    { entityId: 7, payload: [{ type: 'APPOINTMENT_BOOKING_CREATED' }] },
    { erpId: null, refusal: 'type-not-followed' },
  ],
  [
    { entityId: null, payload: [{ type: 'CUSTOMER_UPDATED' }] },
    { erpId: null, refusal: 'id-missing' },
  ],
])('reads the notice %j of Magicline', (body, read) => {
  expect(magicline.thin?.readNotice(body, {})).toMatchObject(read);
});

test.each([
  ['MEMBER', { ok: true, value: { erpId: '1001', removes: false } }],
  ['FORMER_MEMBER', { ok: true, value: { removes: true } }],
  ['PROSPECT', { ok: true, value: { hold: 'status-pending' } }],
])('reads a customer of Magicline with the status %s', (status, read) => {
  const customer = { id: 1001, firstName: 'Zoé', lastName: 'Durand', email: 'zoe@exemple.example', status };
  const person = magicline.thin?.readPerson(customer, {});
  expect(person && toPerson(person, connectionOf('standard'))).toMatchObject(read);
});

test('reads both phones of a customer of Magicline, and clears the second only when it is empty', () => {
  const phonesOf = (phones: Record<string, unknown>) => {
    const customer = { id: 1001, firstName: 'Zoé', lastName: 'Durand', email: 'zoe@exemple.example', ...phones };
    const person = magicline.thin?.readPerson(customer, {});
    const read = person && toPerson(person, connectionOf('standard'));
    if (!read?.ok) return null;
    const { phone, secondPhone } = read.value.fields ?? {};
    return [phone, secondPhone];
  };
  const [mobile, home] = ['+33612345678', '+33142681234'];
  expect(phonesOf({ phonePrivateMobile: '0612345678', phonePrivate: '01 42 68 12 34' })).toEqual([mobile, home]);
  expect(phonesOf({ phonePrivateMobile: null, phonePrivate: '01 42 68 12 34' })).toEqual([home, null]);
  expect(phonesOf({ phonePrivateMobile: '0612345678', phonePrivate: '' })).toEqual([mobile, null]);
  expect(phonesOf({ phonePrivateMobile: '0612345678' })).toEqual([mobile, undefined]);
  expect(phonesOf({})).toEqual([undefined, undefined]);
});

test('follows the offsets of Magicline to the last chunk', () => {
  const read = magicline.thin?.readPage;
  expect(read?.({ result: [{}], hasNext: true, offsetId: '55' }, null)).toMatchObject({ next: '55', total: null });
  expect(read?.({ result: [], hasNext: false }, '55')).toMatchObject({ next: null });
  expect(read?.({ result: [], hasNext: true }, '55')).toBeNull();
});

test('doubles the wait up to fifteen minutes, with jitter, and reads Retry-After in both forms', () => {
  const waits = [1, 2, 3, 4, 30].map((failures) => backOff(failures, { backOffMs: 2_000 }, 0));
  expect(waits).toEqual([2_000, 4_000, 8_000, 16_000, 900_000]);
  expect(backOff(1, { backOffMs: 2_000 }, 1)).toBe(1_000);
  const now = Date.parse('2026-11-28T10:00:00Z');
  expect(readRetryAfter('7', now)).toBe(7_000);
  expect(readRetryAfter('Sat, 28 Nov 2026 10:01:00 GMT', now)).toBe(60_000);
  expect(readRetryAfter('Sat, 28 Nov 2026 09:00:00 GMT', now)).toBe(0);
  expect(readRetryAfter('999999', now)).toBe(3_600_000);
  for (const odd of [null, '', '-1', '1.5', 'soon', '2026-11-28', 'x'.repeat(500)])
    expect(readRetryAfter(odd, now)).toBeNull();
});
