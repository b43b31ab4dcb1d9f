import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { dailyLimit } from '#lib/invitations/may-invite.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { noticesADay } from './notice-limit.ts';

let owner: Staff;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
});

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;

test('limits the notices to an e-mail that is changed back and forth in a day, and makes every change', async () => {
  const [email, other] = [fresh(), fresh()];
  const id = await addTestClient(owner, { email });
  await testRegistration(await testKey(owner), email);
  for (let turn = 0; turn < 2 * noticesADay + 4; turn += 1) {
    const version = (await readClient(owner, id))?.version ?? 0;
    expect(await editClient(owner, id, version, typedClient({ email: turn % 2 ? email : other }))).toMatchObject({
      ok: true,
    });
  }
  for (const to of [email, other])
    expect(await prisma().mail.count({ where: { kind: 'email-changed', to } })).toBe(noticesADay);
});

test('limits the invitations to an address in a day, for all clients that have it by turns', async () => {
  const email = fresh();
  const outcomes = [];
  for (let turn = 0; turn < dailyLimit + 2; turn += 1) {
    const id = await addTestClient(owner, { email: fresh() });
    const version = (await readClient(owner, id))?.version ?? 0;
    expect(await editClient(owner, id, version, typedClient({ email }))).toMatchObject({ ok: true });
    outcomes.push(await resendInvitation(owner, id));
    await deleteClient(owner, id);
    await prisma().client.update({
      where: { structureId_id: { structureId: owner.structure.id, id } },
      data: { emailKey: `gone:${id}` },
    });
  }
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(dailyLimit);
  expect(outcomes.at(-1)).toEqual({ ok: false, problem: { code: 'daily-limit', until: expect.any(Date) } });
  expect(await prisma().mail.count({ where: { kind: 'invitation', to: email } })).toBe(dailyLimit);
  await connection().pool.query(`update throttle set since = since - interval '1 day'`);
  const id = await addTestClient(owner, { email });
  expect(await resendInvitation(owner, id)).toMatchObject({ ok: true });
});
