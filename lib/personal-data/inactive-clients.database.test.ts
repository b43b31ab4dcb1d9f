import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { inactiveCursor, inactivePageSize, keepClient, listInactive } from './inactive-clients.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});

const year = 365.25 * 86_400_000;
const yearsAgo = (years: number) => new Date(Date.now() - years * year);

async function addSilent(years: number, data: { erpId?: string; erpRemovedAt?: Date } = {}): Promise<string> {
  const id = await addTestClient(staff);
  await prisma().client.updateMany({ where: { id }, data: { updatedAt: yearsAgo(years), ...data } });
  return id;
}

const listed = async () => (await listInactive(staff)).map(({ id }) => id);

test('lists clients silent for three years, the longest first, without those whom the ERP has', async () => {
  const [four, five] = [await addSilent(4), await addSilent(5)];
  await addSilent(2);
  await addSilent(6, { erpId: 'C-1' });
  const former = await addSilent(7, { erpId: 'C-2', erpRemovedAt: yearsAgo(7) });
  expect(await listed()).toEqual([former, five, four]);
  expect(await listInactive(await testStaff('reception', staff))).toEqual([]);
  expect(await listInactive(await testStaff())).toEqual([]);
});

test('leaves out a client who used the app within three years', async () => {
  const id = await addSilent(4);
  const { email } = await prisma().client.findFirstOrThrow({ where: { id } });
  await testRegistration(await testKey(staff, true), email, { emailVerified: true });
  await prisma().client.updateMany({ where: { id }, data: { updatedAt: yearsAgo(4) } });
  expect(await listed()).toEqual([]);
  await connection().pool.query(
    `update app_token set last_seen_at = $2 where account_id in (select account_id from attachment where client_id = $1)`,
    [id, yearsAgo(3.5)],
  );
  expect(await listed()).toEqual([id]);
});

test('keeps a client for three more years', async () => {
  const id = await addSilent(4);
  expect(await keepClient(await testStaff('reception', staff), id)).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await keepClient(await testStaff(), id)).toEqual({ ok: false, problem: 'not-found' });
  expect(await keepClient(staff, id)).toEqual({ ok: true, value: null });
  expect(await listed()).toEqual([]);
  await prisma().auditEvent.updateMany({ where: { kind: 'client-kept', clientId: id }, data: { at: yearsAgo(3.1) } });
  expect(await listed()).toEqual([id]);
});

test('goes on after a page, and begins again after a cursor that is none', async () => {
  const silent = [];
  for (let count = 0; count <= inactivePageSize; count += 1) silent.push(await addSilent(5 - count / 100));
  const first = await listInactive(staff);
  expect(first).toHaveLength(inactivePageSize + 1);
  const last = first[inactivePageSize - 1];
  expect((await listInactive(staff, last && inactiveCursor(last))).map(({ id }) => id)).toEqual(silent.slice(-1));
  expect(await listInactive(staff, 'x')).toHaveLength(inactivePageSize + 1);
});
