import { beforeAll, expect, test } from 'vitest';
import { readPerson } from '#lib/clients/bin/read-person.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { mergeNow } from '#lib/testing/access-model/merge.ts';
import { commitTestBulk, planTestBulk } from '#lib/testing/bulk.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { readHeldData } from './held-data.ts';

beforeAll(async () => {
  await testDatabase();
});

test('holds what a record that was merged away had, and the bulk actions about both', async () => {
  const staff = await testStaff('owner');
  const [kept, other, stranger] = [await addTestClient(staff), await addTestClient(staff), await addTestClient(staff)];
  const otherEmail = `autre-${crypto.randomUUID()}@exemple.example`;
  await editClient(staff, other, 1, typedClient({ email: otherEmail, note: 'Le jeudi' }));
  await resendInvitation(staff, other);
  for (const [id, group] of [
    [other, 'Judo'],
    [kept, 'Yoga'],
    [stranger, 'Danse'],
  ] as const)
    await commitTestBulk(staff, await planTestBulk(staff, { kind: 'chosen', ids: [id] }, 'add-group', group));
  expect(await mergeNow(staff, kept, other)).toEqual({ ok: true, value: null });
  const structureId = staff.structure.id;
  const held = await inTransaction(async (tx) => {
    const person = await readPerson(tx, structureId, kept);
    if (!person) throw new Error('no such client');
    return readHeldData(tx, structureId, { ...person, accountIds: [] });
  });
  expect(held.bulk.map(({ value, outcome }) => [value, outcome])).toEqual([
    ['Judo', 'done'],
    ['Yoga', 'done'],
  ]);
  expect(held.merged).toMatchObject([{ leading_email: otherEmail, record: { email: otherEmail, note: 'Le jeudi' } }]);
  expect(held.merged[0]?.record).not.toHaveProperty('search_text');
  expect(held.mails).toMatchObject([{ to: otherEmail }]);
  const kinds = held.events.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'client-added')).toHaveLength(2);
  expect(kinds).toContain('clients-merged');
});
