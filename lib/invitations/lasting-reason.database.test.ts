import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { grantAccess } from '#lib/clients/grant-access.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { lastingReason } from './lasting-reason.ts';
import { readInvitation, readInvitations } from './read-invitation.ts';
import { resendInvitation } from './resend-invitation.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});

const fresh = () => `${crypto.randomUUID()}@exemple.example`;
const mailsOf = async (clientId: string) => {
  const mails = await prisma().mail.findMany({ where: { clientId, kind: 'invitation' }, orderBy: { id: 'asc' } });
  return mails.map(({ to, state }) => ({ to, state }));
};

test('names lasting reasons only, and no client of another structure', async () => {
  const [free, queued, sent, blocked] = [
    await addTestClient(staff, { email: fresh() }),
    await addTestClient(staff, { email: fresh() }),
    await addTestClient(staff, { email: fresh() }),
    await addTestClient(staff, { email: 'plainte@exemple.example' }),
  ];
  for (const id of [queued, sent]) await resendInvitation(staff, id);
  await connection().pool.query(`update mail set state = 'sent', sent_at = now() where client_id = $1`, [sent]);
  await prisma().mailBlock.create({
    data: { structureId: staff.structure.id, emailKey: 'plainte@exemple.example', reason: 'complained' },
  });
  const ids = [free, queued, sent, blocked];
  const views = await readInvitations(staff, ids);
  expect(ids.map((id) => lastingReason(views.get(id)))).toEqual([undefined, 'queued', undefined, 'complained']);
  expect((await readInvitations(await testStaff(), ids)).size).toBe(0);
});

test('names a former client only while their access is closed', async () => {
  const erp = await testErp(staff);
  const { clientId } = await send(erp, message('created', 1, { ...erpPerson('C-1'), email: fresh() }));
  const id = clientId ?? '';
  const reason = async () => lastingReason((await readInvitation(staff, id)) ?? undefined);
  expect(await reason()).toBeUndefined();
  await send(erp, message('deleted', 2, { id: 'C-1' }));
  expect(await reason()).toBe('former');
  expect(await resendInvitation(staff, id)).toEqual({ ok: false, problem: { code: 'former' } });
  await grantAccess(staff, id, '2099-12-31');
  expect(await reason()).toBeUndefined();
  await grantAccess(staff, id, null);
  await prisma().structure.update({ where: { id: staff.structure.id }, data: { formersKeepAccess: true } });
  expect(await reason()).toBeUndefined();
  expect(await resendInvitation(staff, id)).toMatchObject({ ok: true });
});

test('an edit invites to a new address where that is asked for, and says why where it does not', async () => {
  const [first, second, third] = [fresh(), fresh(), fresh()];
  const id = await addTestClient(staff, { email: first });
  await resendInvitation(staff, id);
  const invite = { invite: true };
  expect(await editClient(staff, id, 1, typedClient({ email: first, firstName: 'Léna' }), invite)).toMatchObject({
    ok: true,
    value: { changes: { firstName: {} } },
  });
  expect(await mailsOf(id)).toEqual([{ to: first, state: 'queued' }]);
  expect(await editClient(staff, id, 2, typedClient({ email: second }), invite)).toMatchObject({
    ok: true,
    value: { invitation: 'queued' },
  });
  const invited = [
    { to: first, state: 'cancelled' },
    { to: second, state: 'queued' },
  ];
  expect(await mailsOf(id)).toEqual(invited);
  await prisma().mailBlock.create({
    data: { structureId: staff.structure.id, emailKey: third, reason: 'bounced' },
  });
  expect(await editClient(staff, id, 3, typedClient({ email: third }), invite)).toMatchObject({
    ok: true,
    value: { invitation: 'bounced' },
  });
  expect((await mailsOf(id)).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
});
