import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { findAppUser } from '#lib/registrations/find-app-user.ts';
import { testDesk, testRegistration } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { endPhonesOfAddress } from './end-phones-of-address.ts';

beforeAll(async () => void (await testDatabase()));

test('lets the operator sign out every phone of an address, and no other', async () => {
  const { key } = await testDesk();
  const [email, other] = ['zoe', 'ana'].map((name) => `${name}-${crypto.randomUUID()}@exemple.example`) as [
    string,
    string,
  ];
  const tokens: string[] = [];
  for (const address of [email, email, other]) tokens.push((await testRegistration(key, address)).accountToken);
  const work = () => Promise.all(tokens.map(async (token) => (await findAppUser(token)) !== null));
  expect(await work()).toEqual([true, true, true]);
  for (const odd of ['', 'personne@exemple.example', '\0']) expect(await endPhonesOfAddress(odd)).toBe(0);
  expect(await endPhonesOfAddress(email.toUpperCase())).toBe(2);
  expect(await work()).toEqual([false, false, true]);
  expect(await prisma().appAccount.count({ where: { emailKey: email } })).toBe(1);
  expect(await endPhonesOfAddress(email)).toBe(0);
  expect((await testRegistration(key, email)).accountToken).toBeTruthy();
});
