import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { changeProfile } from './change-profile.ts';
import { findConnection } from './connection.ts';

let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  erp = await testErp(staff);
});

const now = async () => (await findConnection(erp.connection.id)) as TestErp['connection'];

test('keeps the people when the same ERP calls otherwise, and ends the old secrets where the scheme differs', async () => {
  await send(erp, message('created', 1, erpPerson('C-1')));
  const changed = await changeProfile(staff, 'odoo');
  expect(changed).toEqual({ ok: true, value: { secret: expect.stringMatching(/^erp_/) } });
  const { profile, secrets } = await now();
  expect(profile).toBe('odoo');
  expect(secrets).toEqual([{ id: expect.any(String), hash: expect.any(String), stale: true }]);
  expect(await prisma().erpSecret.count({ where: { structureId: staff.structure.id, sealed: { not: null } } })).toBe(0);
  expect(await prisma().client.findFirst({ where: { structureId: staff.structure.id } })).toMatchObject({
    erpId: 'res.partner/C-1',
  });
  await changeProfile(staff, 'bearer');
  expect(await prisma().client.findFirst({ where: { structureId: staff.structure.id } })).toMatchObject({
    erpId: 'C-1',
  });
  expect(await send(erp, message('updated', 2, erpPerson('C-1')))).toMatchObject({ verdict: 'unchanged' });
});

test('keeps a secret that serves both profiles, and changes nothing for the same profile', async () => {
  await changeProfile(staff, 'dolibarr');
  const before = (await now()).secrets.map(({ id }) => id);
  expect(await changeProfile(staff, 'bearer')).toEqual({ ok: true, value: { secret: null } });
  expect((await now()).secrets.map(({ id }) => id)).toEqual(before);
  expect(await changeProfile(staff, 'bearer')).toEqual({ ok: false, problem: 'same-profile' });
  const kinds = await prisma().auditEvent.findMany({
    where: { structureId: staff.structure.id, kind: 'erp-profile-changed' },
  });
  expect(kinds).toHaveLength(2);
});

test('refuses staff without the right to manage the ERP, and the connection of another structure', async () => {
  expect(await changeProfile(await testStaff('reception', staff), 'odoo')).toEqual({
    ok: false,
    problem: 'not-allowed',
  });
  expect(await changeProfile(await testStaff(), 'odoo')).toEqual({ ok: false, problem: 'not-found' });
  expect((await now()).profile).toBe('standard');
});
