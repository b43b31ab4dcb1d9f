import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { codeInput } from './registration-input.ts';

let staff: Staff;
let email: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  email = `zoe-${crypto.randomUUID()}@exemple.example`;
});

const account = () => prisma().appAccount.findFirstOrThrow({ where: { email } });

test.each([
  ['06 12 34 56 78', '+33612345678'],
  ["'0692102503", '+262692102503'],
  ['demander Paul', null],
  ['N/A', null],
])('keeps of the phone %j what can be read: %j', async (phone, number) => {
  await testRegistration(await testKey(staff), email, { phone });
  expect((await account()).phone).toBe(number);
});

test('undresses names, and refuses one of which nothing is left', async () => {
  const key = await testKey(staff);
  await testRegistration(key, email, { firstName: ' Zoe\u0308\u200b ', lastName: '«Durand»' });
  expect(await account()).toMatchObject({ firstName: 'Zoë', lastName: 'Durand' });
  await expect(testRegistration(key, email, { lastName: '\u200b' })).rejects.toThrow('required');
});

test.each(['123 456', '12-34-56', ' 123\u2011456\u200b'])('takes the code typed as %j', (code) => {
  expect(codeInput.parse({ code })).toEqual({ code: '123456' });
});

test.each([
  ['en', 'fr', 'en'],
  ['', 'en', 'en'],
  ['de', 'fr', 'fr'],
])('mails a code in the language %j of the client, else in %j of the structure', async (own, structures, expected) => {
  const { id } = staff.structure;
  await prisma().structure.update({ where: { id }, data: { language: structures } });
  await addTestClient(staff, { email, language: own });
  await testRegistration(await testKey(staff), email);
  const mail = await prisma().mail.findFirstOrThrow({ where: { structureId: id, kind: 'email-code' } });
  expect(mail.language).toBe(expected);
});
