import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { readVerdict } from './read-verdict.ts';

let staff: Staff;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
});

const address = (name: string) => `${name}-${crypto.randomUUID()}@exemple.example`;

async function registeredClient(): Promise<{ id: string; older: string; newer: string }> {
  const [older, newer] = [address('ancienne'), address('nouvelle')];
  const id = await addTestClient(staff, { email: older });
  await testRegistration(await testKey(staff, true), older, { emailVerified: true });
  const edited = await editClient(staff, id, 1, typedClient({ email: newer }));
  if (!edited.ok) throw new Error(JSON.stringify(edited));
  return { id, older, newer };
}

test('gives the verdict of the client’s page for the newer address of a registered client', async () => {
  const { id, older, newer } = await registeredClient();
  const onPage = await readVerdict(staff, { clientId: id });
  expect(onPage).toMatchObject({ verdict: { reason: 'email-unproved' }, facts: { account: { email: older } } });
  const byAddress = await readVerdict(staff, { email: newer });
  expect(byAddress?.verdict).toEqual(onPage?.verdict);
  expect(byAddress?.facts).toMatchObject({ client: { id }, account: { email: older } });
});

test('gives it for that address of a client in the trash too', async () => {
  const { id, newer } = await registeredClient();
  await deleteClient(staff, id);
  expect((await readVerdict(staff, { email: newer }))?.verdict).toEqual(
    (await readVerdict(staff, { clientId: id }))?.verdict,
  );
});

test('says that an address is not registered whose client has no account, or of another structure', async () => {
  const { newer } = await registeredClient();
  const email = address('sans');
  await addTestClient(staff, { email });
  expect((await readVerdict(staff, { email }))?.verdict.reason).toBe('not-registered');
  const found = await readVerdict(await testStaff(), { email: newer });
  expect(found).toMatchObject({ verdict: { reason: 'not-registered' }, namesake: null, facts: { client: null } });
});

test('names the account that holds the client where another account has the newer address', async () => {
  const { id, older, newer } = await registeredClient();
  await testRegistration(await testKey(staff), newer);
  const found = await readVerdict(staff, { email: newer });
  expect(found?.namesake).toMatchObject({ id, heldBy: older });
});
