import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { formatShortDay } from '#lib/i18n/format.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { grantAccess } from './grant-access.ts';

beforeAll(async () => {
  await testDatabase();
});

test.each([
  ['Europe/Paris', '2099-12-31T22:59:59.999Z'],
  ['America/Los_Angeles', '2100-01-01T07:59:59.999Z'],
  ['Pacific/Kiritimati', '2099-12-31T09:59:59.999Z'],
])('grants access until the day ends in %s, and shows that day', async (timeZone, end) => {
  const staff = await testStaff();
  const { id: structureId } = staff.structure;
  await prisma().structure.update({ where: { id: structureId }, data: { timeZone } });
  const erp = await testErp(staff);
  const { clientId } = await send(erp, message('created', 1, erpPerson('C-1')));
  await send(erp, message('deleted', 2, { id: 'C-1' }));
  const id = clientId ?? '';
  const until = async () => (await prisma().client.findFirstOrThrow({ where: { structureId, id } })).accessUntil;

  expect((await grantAccess(staff, id, '2099-12-31')).ok).toBe(true);
  const granted = await until();
  expect(granted?.toISOString()).toBe(end);
  expect(formatShortDay('en', granted as Date, timeZone)).toBe('31 Dec 2099');
  const { details } = await prisma().auditEvent.findFirstOrThrow({ where: { structureId, kind: 'access-granted' } });
  expect(details).toEqual({ until: '2099-12-31' });
  expect((await grantAccess(staff, id, null)).ok).toBe(true);
  expect(await until()).toBeNull();
});
