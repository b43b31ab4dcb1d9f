import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { type FakeResamania, startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { readErp } from '#lib/erp/overview/read-erp.ts';
import { testDatabase } from '#lib/testing/database.ts';
import type { TestErp } from '#lib/testing/erp.ts';
import { fastPace } from '#lib/testing/fast-pace.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { contact, drain, notify, skipWaits, thinErp } from '#lib/testing/thin-erp.ts';
import { leaseFetch } from './lease-fetch.ts';
import { saveApiSettings } from './save-api-settings.ts';
import { maySearchErp, searchErpByEmail } from './search-by-email.ts';
import { testApi } from './test-api.ts';

let fake: FakeResamania;
let staff: Staff;
let erp: TestErp;
const key = () => ({ structureId: erp.connection.structureId, connectionId: erp.connection.id });

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  fake = await startFakeResamania({ contacts: { 1: contact('1'), 2: contact('2') } });
  staff = await testStaff();
  erp = await thinErp(staff, fake);
});
afterEach(() => fake.close());

const people = () =>
  prisma().client.findMany({ where: { structureId: staff.structure.id }, orderBy: { erpId: 'asc' } });
const api = () => prisma().erpApi.findFirstOrThrow({ where: key() });
const journal = (where = {}) =>
  prisma().erpEvent.findMany({ where: { ...key(), ...where }, orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }] });
const fetches = (id: string) => fake.requests.filter((request) => request.contact === id);

test('journals a notice at once, fetches the person, and links both', async () => {
  const [first] = await notify(erp, fake, ['1'], 'contact.created');
  expect(first).toMatchObject({ verdict: 'received', arrived: { payload: { erpId: '1', request: 1 } } });
  expect(await people()).toEqual([]);
  expect(await drain(erp)).toBe(0);
  expect(await people()).toMatchObject([{ erpId: '1', lastName: 'Durand 1', email: 'contact-1@exemple.example' }]);
  const [notice, fetched] = await journal();
  expect(notice).toMatchObject({ type: 'contact.created', verdict: 'applied', payload: { fetchedBy: fetched?.id } });
  expect(fetched).toMatchObject({ type: 'fetched', verdict: 'applied', payload: { notices: 1 }, erpId: '1' });
  expect(fetched?.clientId).toBe(notice?.clientId);
});

test('fetches a person once for a burst, and once more for what comes during the fetch', async () => {
  await Promise.all(Array.from({ length: 12 }, () => notify(erp, fake, ['1', '2'])));
  let during: Promise<unknown> = Promise.resolve();
  fake.faults = ({ contact: id }) => {
    if (id === '1' && fetches('1').length === 0) during = Promise.all([1, 2, 3].map(() => notify(erp, fake, ['1'])));
    return null;
  };
  // The notices during the fetch may be stored after it has ended.
  while ((await drain(erp)) > 0);
  await during;
  while ((await drain(erp)) > 0);
  expect(fetches('1').length).toBeGreaterThanOrEqual(2);
  expect(fetches('1').length).toBeLessThanOrEqual(4);
  expect(fetches('2')).toHaveLength(1);
  expect(await journal({ verdict: 'received' })).toEqual([]);
});

test.each([
  ['another club', { clubId: '/fakeclub/clubs/9' }],
  ['another token', { contactId: '/other/contacts/1' }],
])('ignores a notice of %s', async (_of, object) => {
  const body = fake.notice('1') as { data: { object: object } };
  Object.assign(body.data.object, object);
  fake.notice = () => body;
  expect(await notify(erp, fake, ['1'])).toMatchObject([
    { verdict: 'ignored', arrived: { payload: { refusal: 'other-club' } } },
  ]);
  expect(await drain(erp)).toBe(0);
  expect(fake.requests).toEqual([]);
});

test('removes who is gone, is archived, or belongs to another club, and takes them back', async () => {
  fake.contacts.set('3', contact('3'));
  await notify(erp, fake, ['1', '2', '3']);
  await drain(erp);
  fake.contacts.delete('1');
  fake.contacts.set('2', contact('2', { state: 'archived' }));
  fake.contacts.set('3', contact('3', { club: { '@id': '/fakeclub/clubs/2' } }));
  await notify(erp, fake, ['1', '2', '3'], 'contact.deleted');
  await drain(erp);
  expect((await people()).map(({ erpRemovedAt }) => erpRemovedAt !== null)).toEqual([true, true, true]);
  fake.contacts.set('1', contact('1', { clubId: '/fakeclub/clubs/1' }));
  await notify(erp, fake, ['1']);
  await drain(erp);
  expect((await people()).map(({ erpRemovedAt }) => erpRemovedAt !== null)).toEqual([false, true, true]);
});

test('counts no person as gone while wrong settings make the API answer 404 for everyone', async () => {
  await notify(erp, fake, ['1']);
  await drain(erp);
  const wrong = await saveApiSettings(staff, { ...fake.settings, clubId: '/fakeclub/clubs/7' });
  expect(wrong.ok).toBe(true);
  const notice = { event: 'contact.updated', data: { object: { contactId: '/fakeclub/contacts/1' } } };
  fake.notice = () => notice;
  await notify(erp, fake, ['1']);
  expect(await drain(erp)).toBe(1);
  expect((await people())[0]?.erpRemovedAt).toBeNull();
  expect(await testApi(staff)).toEqual({ ok: false, problem: 'list-not-found' });
  await saveApiSettings(staff, { ...fake.settings });
  expect(await testApi(staff)).toEqual({ ok: true, value: 2 });
  expect(await drain(erp)).toBe(0);
});

test('renews an ended token once, and waits for new credentials when that does not help', async () => {
  await notify(erp, fake, ['1']);
  await drain(erp);
  fake.expireTokens();
  await notify(erp, fake, ['2']);
  expect(await drain(erp)).toBe(0);
  expect(fake.tokens).toBe(2);
  fake.faults = ({ contact: id }) => (id ? 'token-expired' : null);
  await notify(erp, fake, ['1', '2']);
  expect(await drain(erp)).toBe(2);
  expect(await api()).toMatchObject({ lastError: 'credentials-refused' });
  const summary = await readErp(staff);
  expect(summary.ok && summary.value.connection?.incidents).toMatchObject([{ kind: 'credentials' }]);
  const before = fake.requests.length;
  await drain(erp);
  expect(fake.requests.length).toBe(before);
  fake.faults = () => null;
  await saveApiSettings(staff, { ...fake.settings });
  expect(await drain(erp)).toBe(0);
  const after = await readErp(staff);
  expect(after.ok && after.value.connection?.incidents).toEqual([]);
});

test('pauses while the API is down, probes with one call at a time, and loses no person', async () => {
  const ids = Array.from({ length: 30 }, (_, n) => String(n + 1));
  for (const id of ids) fake.contacts.set(id, contact(id));
  await notify(erp, fake, ids);
  fake.faults = ({ contact: id }) => (id ? 'server-error' : null);
  expect(await drain(erp, { backOffMs: 60_000 })).toBe(30);
  const first = fake.requests.filter(({ contact: id }) => id).length;
  expect(first).toBeLessThanOrEqual(6);
  expect(await api()).toMatchObject({ lastError: 'server-error' });
  for (let probe = 1; probe <= 4; probe += 1) {
    await skipWaits(erp);
    await Promise.all([drain(erp, { backOffMs: 60_000 }), drain(erp, { backOffMs: 60_000 })]);
    expect(fake.requests.filter(({ contact: id }) => id).length).toBe(first + probe);
  }
  fake.faults = () => null;
  await skipWaits(erp);
  while ((await drain(erp)) > 0);
  expect(await people()).toHaveLength(30);
  expect(await api()).toMatchObject({ failures: 0, pausedUntil: null, lastError: null });
});

test.each([
  ['in seconds', () => '120', 120],
  ['as a date', () => new Date(Date.now() + 120_000).toUTCString(), 120],
  ['of a day, for an hour', () => '86400', 3600],
])('follows Retry-After %s', async (_as, header, seconds) => {
  fake.retryAfter = header();
  fake.faults = ({ contact: id }) => (id ? 'rate-limited' : null);
  await notify(erp, fake, ['1']);
  await drain(erp);
  const { pausedUntil } = await api();
  const wait = ((pausedUntil?.getTime() ?? 0) - Date.now()) / 1000;
  expect(wait).toBeGreaterThan(seconds - 5);
  expect(wait).toBeLessThanOrEqual(seconds + 1);
});

test.each(['hang-up', 'redirect', 'huge', 'not-json'] as const)(
  'keeps the person for later after %s',
  async (fault) => {
    fake.faults = ({ contact: id }) => (id && fetches(id).length === 0 ? fault : null);
    await notify(erp, fake, ['1']);
    await drain(erp, { sliceMs: 0 });
    while ((await drain(erp)) > 0) await skipWaits(erp);
    expect(await people()).toHaveLength(1);
  },
);

test('journals as invalid what the API refuses for one person, and an answer about another', async () => {
  fake.faults = ({ contact: id }) => (id === '1' ? 'unprocessable' : null);
  fake.contacts.set('2', contact('2', { '@id': '/fakeclub/contacts/999' }));
  await notify(erp, fake, ['1', '2']);
  expect(await drain(erp)).toBe(0);
  expect(await people()).toEqual([]);
  const fetched = await journal({ type: 'fetched' });
  expect(fetched.map(({ verdict, problems }) => [verdict, problems])).toEqual(
    expect.arrayContaining([
      ['invalid', [{ pointer: '/data/id', code: 'fetch-refused' }]],
      ['invalid', [{ pointer: '/data/id', code: 'fetched-another' }]],
    ]),
  );
});

test('takes over who was leased by a process that died, and lets an older answer change nothing', async () => {
  await notify(erp, fake, ['1']);
  expect(await leaseFetch(key())).toMatchObject({ erpId: '1', requests: 1 });
  expect(await drain(erp)).toBe(1);
  expect(fetches('1')).toEqual([]);
  const row = await prisma().erpFetch.findFirstOrThrow({ where: key() });
  expect((row.leasedUntil?.getTime() ?? 0) - Date.now()).toBeLessThan(60_000);
  await prisma().erpFetch.updateMany({ where: key(), data: { leasedUntil: new Date(0) } });
  expect(await drain(erp)).toBe(0);
  expect(await people()).toHaveLength(1);
});

test('keeps calls of two processes apart by the interval', async () => {
  const ids = ['1', '2', '3', '4', '5', '6'];
  for (const id of ids) fake.contacts.set(id, contact(id));
  await notify(erp, fake, ids);
  await Promise.all([drain(erp, { callIntervalMs: 40 }), drain(erp, { callIntervalMs: 40 })]);
  const times = fake.requests.filter(({ contact: id }) => id).map(({ at }) => at);
  expect(times).toHaveLength(6);
  expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(150);
});

test('keeps no credential in the journal, the audit log or what staff is shown', async () => {
  fake.faults = ({ contact: id }) => (id === '1' && fetches('1').length === 0 ? 'server-error' : null);
  await notify(erp, fake, ['1', '2']);
  while ((await drain(erp)) > 0) await skipWaits(erp);
  const { sealed, tokenSealed, ...shown } = await api();
  const kept = JSON.stringify([
    await journal(),
    shown,
    await prisma().auditEvent.findMany({ where: { structureId: staff.structure.id } }),
    await readErp(staff),
  ]);
  for (const name of ['clientId', 'clientSecret', 'apiKey']) expect(kept).not.toContain(fake.settings[name]);
  expect(kept).not.toContain('fake-access-token');
  expect([sealed, tokenSealed].every((text) => text && !text.includes('fake'))).toBe(true);
  expect(shown.shown).toMatchObject({ clientSecret: '7f3a', clubId: '/fakeclub/clubs/1' });
});

test('takes the person whom the ERP has with an address, as a fetched event', async () => {
  expect(await maySearchErp(staff)).toBe(true);
  expect(await searchErpByEmail(staff, 'Contact-2@Exemple.example', fastPace)).toEqual({ ok: true, value: 1 });
  expect(await people()).toMatchObject([{ erpId: '2', email: 'contact-2@exemple.example' }]);
  expect(await journal()).toMatchObject([{ type: 'fetched', verdict: 'applied', erpId: '2' }]);
  const search = (email: string, by = staff) => searchErpByEmail(by, email, fastPace);
  expect(await search('nobody@exemple.example')).toEqual({ ok: false, problem: 'erp-person-none' });
  expect(await search('nobody')).toEqual({ ok: false, problem: 'email-unreadable' });
  fake.contacts.set('3', contact('3', { state: 'archived' }));
  expect(await search('contact-3@exemple.example')).toEqual({ ok: false, problem: 'erp-person-held' });
  expect((await people()).map(({ erpRemovedAt }) => erpRemovedAt !== null)).toEqual([false, true]);
  const other = await testStaff();
  expect(await maySearchErp(other)).toBe(false);
  expect(await search('contact-1@exemple.example', other)).toEqual({ ok: false, problem: 'not-found' });
});

test('searches the ERP a few times a minute, and not while calls pause', async () => {
  const search = () => searchErpByEmail(staff, 'nobody@exemple.example', fastPace);
  fake.faults = ({ contact: id }) => (id ? null : 'server-error');
  const problems: unknown[] = [];
  for (let times = 0; times < 8; times += 1) {
    const searched = await search();
    problems.push(searched.ok ? 'ok' : searched.problem);
    await skipWaits(erp);
  }
  expect(problems.slice(0, 6)).toEqual(Array(6).fill('erp-search-failed'));
  expect(problems.slice(6)).toEqual(['too-many-searches', 'too-many-searches']);
  await prisma().erpApi.updateMany({ where: key(), data: { pausedUntil: new Date(Date.now() + 3_600_000) } });
  expect(await search()).toEqual({ ok: false, problem: 'erp-search-paused' });
  expect(await people()).toEqual([]);
});

test.each([
  [{ baseUrl: 'https://169.254.169.254' }, { baseUrl: 'url-private' }],
  [
    { baseUrl: 'http://api.example.com', clientSecret: '' },
    { baseUrl: 'url-not-https', clientSecret: 'required' },
  ],
  [
    { clubId: '1', apiKey: 'short' },
    { clubId: 'format', apiKey: 'format' },
  ],
])('refuses %j field by field', async (entered, problems) => {
  process.env.ERP_ALLOW_PRIVATE_HOSTS = '0';
  const base = { ...fake.settings, baseUrl: 'https://api.example.com' };
  expect(await saveApiSettings(staff, { ...base, ...entered })).toEqual({ ok: false, problem: problems });
});
