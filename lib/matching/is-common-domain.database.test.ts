import { beforeAll, expect, test } from 'vitest';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { isCommonDomain } from './is-common-domain.ts';

beforeAll(async () => {
  await testDatabase();
});

test('counts a domain as common from three clients on, of this structure, outside the trash, and without the address itself', async () => {
  const [staff, others] = [await testStaff('owner'), await testStaff('owner')];
  const ids: string[] = [];
  for (const name of ['a', 'b', 'c']) ids.push(await addTestClient(staff, { email: `${name}@gmial.com` }));
  await addTestClient(staff, { email: 'd@xgmial.com' });
  expect(await isCommonDomain(staff, 'new@gmial.com')).toBe(true);
  expect(await isCommonDomain(staff, 'a@gmial.com')).toBe(false);
  expect(await isCommonDomain(staff, 'new@xgmial.com')).toBe(false);
  expect(await isCommonDomain(others, 'new@gmial.com')).toBe(false);
  await deleteClient(staff, ids[0] as string);
  expect(await isCommonDomain(staff, 'new@gmial.com')).toBe(false);
});
