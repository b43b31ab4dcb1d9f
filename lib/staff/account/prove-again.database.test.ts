import { beforeAll, expect, test } from 'vitest';
import { isProofNeeded } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { minutesOn, setUpFactor, testOwner, testPassword } from '#lib/testing/team.ts';
import { changeRole } from '../change-role.ts';
import { confirmFactor, readFactor, renewRecoveryCodes, startFactor } from '../factor/set-up-factor.ts';
import { totpCode } from '../factor/totp.ts';
import { sessionIdHash } from '../session-id.ts';
import { staffOf, staffOfSession } from '../staff-of.ts';
import { startSession } from '../start-session.ts';
import { isSessionProved, proveAgain } from './prove-again.ts';

let owner: Staff;

beforeAll(async () => {
  await testDatabase();
  owner = await testOwner('Club de la preuve');
});

async function openSession({ id: staffId }: Staff) {
  return { staffId, sessionId: (await startSession(staffId, null, undefined, undefined, { checked: 'code' })) ?? '' };
}

async function makeOld({ sessionId }: { sessionId: string }, minutes = 11): Promise<void> {
  const provedAt = new Date(Date.now() - minutes * 60_000);
  await prisma().staffSession.update({ where: { idHash: sessionIdHash(sessionId) }, data: { provedAt } });
}

const actIn = async ({ sessionId }: { sessionId: string }) => {
  const staff = await staffOfSession(sessionId, owner.structure.slug);
  if (!staff) throw new Error('no session');
  return changeRole(staff, { staffId: staff.id, role: 'owner' });
};

test('opens owner acts for ten minutes after signing in, and again by the password, in this session alone', async () => {
  const [own, other] = [await openSession(owner), await openSession(owner)];
  expect(await actIn(own)).toMatchObject({ ok: true });
  for (const session of [own, other]) {
    await makeOld(session);
    expect(await isSessionProved(session)).toBe(false);
    await expect(actIn(session)).rejects.toSatisfy(isProofNeeded);
  }
  expect(await proveAgain(own, { password: 'pas le bon mot', code: '' })).toMatchObject({
    problem: { code: 'password-wrong' },
  });
  await expect(actIn(own)).rejects.toSatisfy(isProofNeeded);
  const proved = await proveAgain(own, { password: testPassword, code: '' });
  expect(proved.ok && proved.value.provedUntil.getTime()).toBeGreaterThan(Date.now() + 9 * 60_000);
  expect(await actIn(own)).toMatchObject({ ok: true });
  await expect(actIn(other)).rejects.toSatisfy(isProofNeeded);
});

test('proves no session by the password of another account, and none that has ended', async () => {
  const stranger = await testOwner('Club voisin de la preuve');
  const mixed = { staffId: stranger.id, sessionId: (await openSession(owner)).sessionId };
  await makeOld(mixed);
  const ended = { staffId: owner.id, sessionId: 'none' };
  for (const session of [mixed, ended])
    expect(await proveAgain(session, { password: testPassword, code: '' })).toMatchObject({ ok: false });
  expect(await staffOf(owner.id, owner.structure.slug)).not.toHaveProperty('provedUntil', expect.any(Date));
});

test('asks for a code too where the account has a factor, which counts once', async () => {
  const person = await testOwner('Club du code');
  const { own, secret } = await setUpFactor(person);
  await makeOld(own);
  const code = totpCode(secret, minutesOn(5));
  for (const wrong of ['', '123456', 'abc'])
    expect(await proveAgain(own, { password: testPassword, code: wrong }, minutesOn(5))).toMatchObject({
      problem: { code: 'factor-code-wrong' },
    });
  expect(await isSessionProved(own)).toBe(false);
  expect(await proveAgain(own, { password: testPassword, code }, minutesOn(5))).toMatchObject({ ok: true });
  expect(await isSessionProved(own)).toBe(true);
  await makeOld(own);
  expect(await proveAgain(own, { password: testPassword, code }, minutesOn(5))).toMatchObject({ ok: false });
});

test('asks before new recovery codes and before another phone becomes the factor', async () => {
  const person = await testOwner('Club du téléphone');
  const { own, secret } = await setUpFactor(person);
  await makeOld(own);
  await expect(renewRecoveryCodes(own, totpCode(secret, minutesOn(5)), minutesOn(5))).rejects.toSatisfy(isProofNeeded);

  const newcomer = await testOwner('Club sans téléphone');
  const session = await openSession(newcomer);
  await makeOld(session);
  expect(await startFactor(session, testPassword)).toMatchObject({ ok: true });
  expect(await isSessionProved(session)).toBe(true);
  await makeOld(session);
  const state = await readFactor(session);
  const first = totpCode(state.kind === 'pending' ? state.secret : '', minutesOn(0));
  await expect(confirmFactor(session, first, minutesOn(0))).rejects.toSatisfy(isProofNeeded);
});

test('limits wrong passwords by the account, wherever they are typed', async () => {
  const person = await testOwner('Club des essais');
  for (let tries = 0; tries < 10; tries += 1)
    await proveAgain(await openSession(person), { password: `essai ${tries}`, code: '' });
  expect(await proveAgain(await openSession(person), { password: testPassword, code: '' })).toMatchObject({
    problem: { code: 'wait' },
  });
});
