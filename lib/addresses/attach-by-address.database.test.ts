import { beforeAll, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { clientsWithSameAddress } from '#lib/requests/same-address.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { attachByAddress } from './attach-by-address.ts';

let club: Staff;

beforeAll(async () => {
  await testDatabase();
  club = await testStaff();
});

const address = () => `zoe-${crypto.randomUUID()}@exemple.example`;

/** Adds a client whose account registered with an address that the client no longer has. */
async function clientWhoMoved(before: string, now: string): Promise<string> {
  const id = await addTestClient(club, { email: before });
  await testRegistration(await testKey(club), before);
  await edit(id, now);
  return id;
}

async function edit(id: string, email: string): Promise<void> {
  const { version = 0 } = (await readClient(club, id)) ?? {};
  const edited = await editClient(club, id, version, typedClient({ email }));
  expect(edited.ok).toBe(true);
}

async function joinCode(): Promise<string> {
  return (await prisma().structure.findUniqueOrThrow({ where: { id: club.structure.id } })).joinCode;
}

const reasonOf = async (email: string) => (await readVerdict(club, { email }))?.verdict.reason;

test("replaces the client's account by the one with the client's new address", async () => {
  const [before, now] = [address(), address()];
  const id = await clientWhoMoved(before, now);
  await testRegistration(await testKey(club), now);
  expect(await reasonOf(now)).toBe('not-attached');
  expect(await attachByAddress(club, id)).toEqual({ ok: true, value: null });
  expect(await reasonOf(now)).toBe('email-unproved');
  expect(await reasonOf(before)).toBe('not-attached');
  expect(await attachByAddress(club, id)).toEqual({ ok: true, value: null });
  const events = await prisma().auditEvent.findMany({ where: { clientId: id, kind: { startsWith: 'account-' } } });
  expect(events.map(({ kind }) => kind).sort()).toEqual(['account-attached', 'account-attached', 'account-released']);
});

test('keeps a refused request refused', async () => {
  const [before, now] = [address(), address()];
  const id = await clientWhoMoved(before, now);
  await testRegistration(await testKey(club), now, { joinCode: await joinCode() });
  const [request] = (await listRequests(club)).filter(({ email }) => email === now);
  const known = await clientsWithSameAddress(club, [request?.id ?? '']);
  expect(known.get(request?.id ?? '')).toMatchObject({ id, taken: true, inBin: false });
  await refuseRequest(club, request?.id ?? '', 'Non');
  await attachByAddress(club, id);
  expect(await reasonOf(now)).toBe('refused');
});

test('takes an account away from the client that it was attached to', async () => {
  const [own, moved] = [address(), address()];
  const other = await addTestClient(club, { email: own });
  await testRegistration(await testKey(club), own);
  await edit(other, moved);
  const id = await addTestClient(club, { email: own });
  expect((await readVerdict(club, { clientId: id }))?.verdict.reason).toBe('not-attached');
  await attachByAddress(club, id);
  expect((await readVerdict(club, { clientId: id }))?.facts.client?.id).toBe(id);
  expect((await readVerdict(club, { clientId: other }))?.verdict.reason).toBe('not-registered');
});

test('changes nothing without such an account, or in another structure', async () => {
  const [before, now] = [address(), address()];
  const id = await clientWhoMoved(before, now);
  expect(await attachByAddress(club, id)).toEqual({ ok: false, problem: { code: 'no-account' } });
  expect(await attachByAddress(await testStaff(), id)).toEqual({ ok: false, problem: { code: 'not-found' } });
  expect(await attachByAddress(club, 'x')).toEqual({ ok: false, problem: { code: 'not-found' } });
  expect((await readVerdict(club, { clientId: id }))?.facts.account?.email).toBe(before);
});
