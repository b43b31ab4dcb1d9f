import { createHmac } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { readErp } from '#lib/erp/overview/read-erp.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { authenticate } from './authenticate.ts';
import { findConnection } from './connection.ts';
import { setProviderSecret } from './set-provider-secret.ts';

beforeAll(async () => {
  await testDatabase();
});

const key = 'mgM+WnHLIoDpVuJ0v9d8kzCZ7yJ5qfUj1Yw4t8Zr2a0=';
const raw = Buffer.from('{"messageId":"m-1","eventId":"client.created"}');
const signedBy = (secret: string) => ({
  headers: new Headers({
    'x-mindbody-signature': `sha256=${createHmac('sha256', secret).update(raw).digest('base64')}`,
  }),
  raw,
  token: null,
  verb: null,
  receivedAt: new Date(),
});

test('accepts the key that Mindbody made, and ends the one that was made here', async () => {
  const staff = await testStaff();
  const { connection, secret } = await testErp(staff, 'mindbody');
  const accepted = async (by: string) => {
    const found = await findConnection(connection.id);
    return found !== null && authenticate(found, signedBy(by)).ok;
  };
  expect(await accepted(key)).toBe(false);
  expect(await setProviderSecret(staff, `  ${key}\n`)).toEqual({ ok: true, value: null });
  expect([await accepted(key), await accepted(secret)]).toEqual([true, false]);
  const summary = await readErp(staff);
  expect(summary.ok && summary.value.connection?.secrets.map(({ ending }) => ending)).toEqual(['2a0=']);
});

const shortHex = '0123456789abcdef'.repeat(2).slice(1);

test.each([
  '',
  'short',
  'x'.repeat(21),
  shortHex,
  'é'.repeat(40),
  'two words that are long',
  'x'.repeat(301),
  '\u0000'.repeat(20),
])('refuses %j as a key', async (text) => {
  const staff = await testStaff();
  const { connection } = await testErp(staff, 'mindbody');
  expect(await setProviderSecret(staff, text)).toEqual({ ok: false, problem: 'secret-shape' });
  expect((await findConnection(connection.id))?.secrets).toHaveLength(1);
});

test('refuses a key where this product makes it, and staff without the right to set one', async () => {
  const staff = await testStaff();
  await testErp(staff);
  expect(await setProviderSecret(staff, key)).toEqual({ ok: false, problem: 'not-found' });
  expect(await setProviderSecret({ ...staff, role: 'reception' }, key)).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await setProviderSecret(await testStaff(), key)).toEqual({ ok: false, problem: 'not-found' });
});
