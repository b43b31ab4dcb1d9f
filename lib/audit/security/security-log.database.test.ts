import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { requests } from '#lib/api/current-request.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fr } from '#lib/i18n/fr.ts';
import { log } from '#lib/log/log.ts';
import { proveAgain } from '#lib/staff/account/prove-again.ts';
import { endSession } from '#lib/staff/end-session.ts';
import { requestPasswordReset } from '#lib/staff/reset/request-password-reset.ts';
import { resetPassword } from '#lib/staff/reset/reset-password.ts';
import { signIn } from '#lib/staff/sign-in.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { testOwner, testPassword } from '#lib/testing/team.ts';
import { takeAttempt } from '#lib/throttle/attempts.ts';
import { deleteOldSecurity, keptDays } from './delete-old-security.ts';
import { describeSecurity } from './describe-security.ts';
import { listSecurity } from './list-security.ts';
import { failureRows, noteFailure, recordSecurity } from './record-security.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const failed = { kind: 'sign-in-failed', details: { reason: 'password' } } as const;
let owner: Staff;

beforeAll(async () => {
  await testDatabase();
  owner = await testOwner('Club du journal');
});

beforeEach(async () => {
  await prisma().securityEvent.deleteMany();
  await prisma().throttle.deleteMany();
});

/** Runs as the answer to a request from this address. */
function from<Value>(address: string, run: () => Promise<Value>): Promise<Value> {
  const request = {
    id: 'of-this-test',
    closed: new AbortController().signal,
    target: '/',
    answerBusy: () => undefined,
  };
  return requests().run({ ...request, sender: { address, agent: firefox } }, run);
}

const rows = () => prisma().securityEvent.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] });
const kinds = async () => (await rows()).map(({ kind }) => kind);
const attempt = (password: string, email = owner.email) => ({
  email,
  password,
  address: '192.0.2.7',
  knownBrowser: null,
});

test('writes sign-in, failure, proof and sign-out with address and browser, and no secret', async () => {
  await from('192.0.2.7', async () => {
    await signIn(attempt('pas le bon mot'));
    const opened = await signIn(attempt(testPassword));
    const sessionId = opened.ok && 'sessionId' in opened.value ? opened.value.sessionId : '';
    const session = { staffId: owner.id, sessionId };
    await proveAgain(session, { password: 'encore un autre', code: '' });
    await proveAgain(session, { password: testPassword, code: '' });
    await endSession(sessionId);
    await endSession(sessionId);
    await requestPasswordReset(owner.email, '192.0.2.7');
    await resetPassword('no link', 'encore un autre');
  });
  expect(await kinds()).toEqual([
    'sign-in-failed',
    'signed-in',
    'proof-failed',
    'proved-again',
    'signed-out',
    'reset-requested',
    'sign-in-failed',
  ]);
  expect(await rows()).toContainEqual(expect.objectContaining({ details: { reason: 'link' } }));
  for (const row of await rows()) expect(row).toMatchObject({ address: '192.0.2.7', browser: 'Firefox · Linux' });
  const { events } = await listSecurity(owner);
  expect(events.every(({ colleague }) => colleague === owner.name)).toBe(true);
  expect(events.map(({ event }) => describeSecurity(fr, event))).toContain('Connexion par mot de passe');
  const text = JSON.stringify(await rows());
  for (const secret of ['pas le bon mot', 'encore un autre', testPassword, owner.email])
    expect(text).not.toContain(secret);
});

test('counts the same failure of an address and a minute in one row, and logs each power of ten', async () => {
  const lines = vi.spyOn(log, 'info').mockReturnValue();
  await from('192.0.2.8', async () => {
    for (let times = 0; times < 12; times += 1) await noteFailure(failed, { email: 'h.martin@exemple.example' });
  });
  const found = await rows();
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(12);
  expect(found.length).toBeLessThanOrEqual(2);
  expect(found[0]).toMatchObject({ emailHint: 'h•••@e•••.example', staffId: null });
  expect(lines.mock.calls.length).toBeLessThanOrEqual(4);
  expect(lines.mock.calls[0]?.[0]).toMatchObject({ security: 'sign-in-failed', address: '192.0.2.8', count: 1 });
  expect(JSON.stringify(lines.mock.calls)).not.toContain('h.martin');
  lines.mockRestore();
});

test('only counts kinds once a flood from many addresses has added its rows', async () => {
  const sent = failureRows.minute * 2;
  for (let host = 0; host < sent; host += 1)
    await from(`2001:db8:${host.toString(16)}::1`, () => noteFailure(failed, { email: `a${host}@exemple.example` }));
  const found = await rows();
  expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(sent);
  // Each minute that the test lasts has its own allowance.
  const minutes = new Set(found.map(({ at }) => Math.floor(at.getTime() / 60_000))).size;
  expect(found.length).toBeLessThanOrEqual(failureRows.minute + minutes);
  expect(found.some(({ address, count }) => address === '' && count > 1)).toBe(true);
});

test('shows owners the events of their own team since each member joined', async () => {
  const [colleague, stranger] = [await testStaff('reception', owner), await testOwner('Club voisin du journal')];
  const link = { kind: 'signed-in', details: { by: 'link' } } as const;
  for (const { id } of [owner, colleague, stranger]) await recordSecurity(connection().pool, link, { staffId: id });
  await noteFailure(failed, { email: colleague.email });
  await noteFailure(failed, { email: 'personne@exemple.example' });
  await noteFailure(
    { kind: 'refused', details: { path: '/x' } },
    { staffId: colleague.id, structureId: owner.structure.id },
  );
  await recordSecurity(connection().pool, link, { staffId: colleague.id });
  const [before] = (await rows()).filter(({ staffId }) => staffId === colleague.id).slice(-1);
  await prisma().securityEvent.update({ where: { id: before?.id ?? '' }, data: { at: new Date('2020-01-01') } });

  const { events } = await listSecurity(owner);
  expect(events.map(({ event, colleague: name }) => `${event.kind} ${name}`).sort()).toEqual(
    [
      `refused ${colleague.name}`,
      `sign-in-failed ${colleague.name}`,
      `signed-in ${colleague.name}`,
      `signed-in ${owner.name}`,
    ].sort(),
  );
  expect(await listSecurity(colleague)).toEqual({ events: [], older: null });
});

test('pages through more than fifty events, and reads any other place from the start', async () => {
  for (let count = 1; count <= 60; count += 1)
    await recordSecurity(connection().pool, { kind: 'sessions-ended', details: { count } }, { staffId: owner.id });
  const first = await listSecurity(owner);
  const second = await listSecurity(owner, first.older ?? '');
  expect([first.events.length, second.events.length, second.older]).toEqual([50, 10, null]);
  expect(new Set([...first.events, ...second.events].map(({ id }) => id)).size).toBe(60);
  for (const text of ['', 'x', '1_2', `${'9'.repeat(40)}_${owner.id}`])
    expect((await listSecurity(owner, text)).events.map(({ id }) => id)).toEqual(first.events.map(({ id }) => id));
});

test('notes reached limits but no pause of a minute, and is gone with a change that is rolled back', async () => {
  const limit = { name: 'sign-in:address', of: 'a', limit: 1 };
  for (const _ of [1, 2, 3]) await takeAttempt(limit);
  for (const _ of [1, 2]) await takeAttempt({ name: 'mail:minute', of: 'a', limit: 1, seconds: 60 });
  const rolledBack = inTransaction(async (tx) => {
    await recordSecurity(tx, { kind: 'password-reset', details: {} }, { staffId: owner.id });
    throw new Error('rolled back');
  });
  await expect(rolledBack).rejects.toThrow('rolled back');
  expect((await rows()).map(({ kind, details }) => ({ kind, details }))).toEqual(
    expect.arrayContaining([{ kind: 'limit-reached', details: { limit: 'sign-in:address' } }]),
  );
  expect(new Set(await kinds())).toEqual(new Set(['limit-reached']));
});

test('keeps events for a year', async () => {
  for (const _ of [1, 2]) await recordSecurity(connection().pool, failed);
  const [old] = await rows();
  const at = new Date(Date.now() - (keptDays + 1) * 86_400_000);
  await prisma().securityEvent.update({ where: { id: old?.id ?? '' }, data: { at } });
  expect(await deleteOldSecurity()).toBe(1);
  expect((await rows()).length).toBe(1);
});
