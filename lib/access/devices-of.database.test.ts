import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { prove } from '#lib/registrations/prove.ts';
import { signOut } from '#lib/registrations/sign-out.ts';
import { mailedCode, personOf, testDesk, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { devicesOf } from './devices-of.ts';

let owner: Staff;
let stranger: Staff;
let key: AppKey;

beforeAll(async () => {
  await testDatabase();
  ({ owner, stranger, key } = await testDesk());
});

async function proved(email: string, model: string): Promise<string> {
  const { accountToken } = await testRegistration(key, email, { device: { model, platform: 'ios' } });
  expect((await prove(await personOf(accountToken), (await mailedCode(email)) as string, '192.0.2.1')).ok).toBe(true);
  return accountToken;
}

test('names the phones of a client that are signed in, and only whether another club has the account', async () => {
  const email = `zoe-${crypto.randomUUID()}@exemple.example`;
  const id = await addTestClient(owner, { email });
  expect(await devicesOf(owner, id)).toEqual({ models: [], elsewhere: false });
  const lost = await proved(email, 'iPhone 12');
  await proved(email, 'iPhone 15 Pro');
  await testRegistration(key, email);
  expect(await devicesOf(owner, id)).toEqual({ models: ['iPhone 15 Pro', 'iPhone 12'], elsewhere: false });
  expect(await devicesOf(stranger, id)).toEqual({ models: [], elsewhere: false });
  await signOut(await personOf(lost));
  const other = await addTestClient(stranger, { email });
  await prisma().attachment.findFirstOrThrow({ where: { clientId: other } });
  expect(await deleteClient(owner, id)).toEqual({ ok: true, value: null });
  expect(await devicesOf(owner, id)).toEqual({ models: ['iPhone 15 Pro'], elsewhere: true });
});
