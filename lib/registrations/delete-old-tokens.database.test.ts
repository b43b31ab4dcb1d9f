import { beforeAll, expect, test } from 'vitest';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { secretHash } from '#lib/app-auth/secret.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { findAppUser } from '#lib/registrations/find-app-user.ts';
import { personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { deleteOldTokens } from './delete-old-tokens.ts';
import { renewToken } from './devices/renew-token.ts';

let key: AppKey;
let vouching: AppKey;

beforeAll(async () => {
  await testDatabase();
  const staff = await testStaff('owner');
  key = await testKey(staff);
  vouching = await testKey(staff, true);
});

const email = () => `zoe-${crypto.randomUUID()}@exemple.example`;

async function lastSeen(token: string, daysAgo: number): Promise<void> {
  await connection().pool.query(
    'update app_token set last_seen_at = now() - make_interval(days => $2::int) where token_hash = $1',
    [secretHash(token), daysAgo],
  );
}

async function left(tokens: string[]): Promise<boolean[]> {
  return Promise.all(tokens.map(async (token) => (await findAppUser(token)) !== null));
}

test('deletes a never proved registration of a known address after 30 days without a call', async () => {
  const address = email();
  const { accountToken: first } = await testRegistration(key, address);
  const { accountToken: late } = await testRegistration(key, address);
  const { accountToken: recent } = await testRegistration(key, address);
  for (const token of [first, late]) await lastSeen(token, 31);
  await lastSeen(recent, 29);
  expect(await deleteOldTokens()).toBe(1);
  expect(await left([first, late, recent])).toEqual([true, false, true]);
  expect(await deleteOldTokens()).toBe(0);
});

test('keeps a registration that was vouched for in the app’s own structure', async () => {
  const address = email();
  await testRegistration(key, address);
  const { accountToken: vouched } = await testRegistration(vouching, address, { emailVerified: true });
  expect(await personOf(vouched)).toMatchObject({ bound: false });
  await lastSeen(vouched, 170);
  expect(await deleteOldTokens()).toBe(0);
  expect(await left([vouched])).toEqual([true]);
});

test('signs out a device whose token has expired, and keeps what the club reads of it', async () => {
  const address = email();
  const { accountToken: used } = await testRegistration(key, address);
  const { accountToken: unused } = await testRegistration(vouching, address, { emailVerified: true });
  const { tokenId } = await personOf(unused);
  const renewed = await renewToken(await personOf(unused));
  await connection().pool.query(
    `update app_token set issued_at = now() - interval '181 days', last_seen_at = now() - interval '181 days'
     where id = $1`,
    [tokenId],
  );
  expect(await left([used, unused, renewed.ok ? renewed.value.accountToken : ''])).toEqual([true, false, false]);
  expect(await deleteOldTokens()).toBe(0);
  expect(await left([used, unused, renewed.ok ? renewed.value.accountToken : ''])).toEqual([true, false, false]);
  const row = await prisma().appToken.findUniqueOrThrow({ where: { id: tokenId }, include: { hashes: true } });
  expect(row).toMatchObject({ deviceModel: 'Pixel 8', tokenHash: `ended ${tokenId}`, hashes: [] });
  expect(row.endedAt).not.toBeNull();
});

test('signs a device out three years after it registered, however often it renewed its token', async () => {
  const { accountToken } = await testRegistration(key, email());
  const { tokenId } = await personOf(accountToken);
  const registered = async (daysAgo: number) =>
    connection().pool.query('update app_token set created_at = now() - make_interval(days => $2) where id = $1', [
      tokenId,
      daysAgo,
    ]);
  await registered(1_094);
  const renewed = await renewToken(await personOf(accountToken));
  if (!renewed.ok) throw new Error(renewed.problem.code);
  // The answer says so in advance.
  expect((renewed.value.expiresAt.getTime() - Date.now()) / 3_600_000).toBeCloseTo(24, 0);
  expect(await left([renewed.value.accountToken])).toEqual([true]);
  await registered(1_095);
  expect(await left([renewed.value.accountToken])).toEqual([false]);
  await deleteOldTokens();
  expect((await prisma().appToken.findUniqueOrThrow({ where: { id: tokenId } })).endedAt).not.toBeNull();
});
