import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { prisma } from '#lib/database/connection.ts';
import { prove } from '#lib/registrations/prove.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { separateNow } from '#lib/testing/access-model/merge.ts';
import { mailedCode, personOf, testDesk, testRegistration } from '#lib/testing/app.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { linkFromTrash, linkOrMove } from './link-from-trash.ts';

let desk: Awaited<ReturnType<typeof testDesk>>;
beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  desk = await testDesk();
});

const address = (name: string) => `${name}-${crypto.randomUUID()}@exemple.example`;
const failing = (problem: unknown) => ({ ok: false, problem });

/** A person with a record under each of two addresses, of whom the app knows the second. */
async function twoRecords() {
  const email = address('app');
  const clientId = await addTestClient(desk.owner, {
    lastName: 'Dupré',
    email: address('accueil'),
    phone: '0612345678',
  });
  const doubleId = await addTestClient(desk.owner, { lastName: 'Dupre', email });
  const { accountId, accountToken } = await testRegistration(desk.key, email);
  await prove(await personOf(accountToken), (await mailedCode(email)) ?? '', '192.0.2.1');
  const access = async () => (await checkAccess(accountToken, desk.owner.structure.slug))?.access;
  return { pair: { accountId, clientId }, doubleId, email, access };
}

test('links an account whose record is in the trash to another record, and opens its access in one step', async () => {
  const { pair, doubleId, email, access } = await twoRecords();
  const { owner } = desk;
  expect(await access()).toBe(true);
  await deleteClient(owner, doubleId);
  expect(await access()).toBe(false);
  expect(await linkOrMove(owner, pair)).toMatchObject({ ok: true });
  expect(await access()).toBe(true);
  expect((await readVerdict(owner, { email }))?.facts.client?.id).toBe(pair.clientId);
  expect(await prisma().client.findFirst({ where: { id: doubleId } })).toBeNull();
  const kinds = (await clientHistory(owner, pair.clientId)).map(({ event }) => event.kind);
  expect(kinds.slice(0, 2).sort()).toEqual(['account-linked', 'clients-merged']);

  expect(await separateNow(owner, pair.clientId, doubleId)).toEqual({ ok: true, value: null });
  expect(await access()).toBe(false);
  const back = await prisma().client.findFirstOrThrow({ where: { id: doubleId } });
  expect([back.deletedAt !== null, back.emailKey]).toEqual([true, email]);
});

test('moves nothing from a record that is not in the trash, nor for a role that may not merge, nor a refused account', async () => {
  const { pair, doubleId, access } = await twoRecords();
  const { owner, reception } = desk;
  const taken = failing({ code: 'account-taken', clientId: doubleId });
  expect(await linkOrMove(owner, pair)).toEqual(taken);
  await deleteClient(owner, doubleId);
  expect(await linkOrMove(reception, pair)).toEqual(taken);
  expect(await linkFromTrash(reception, pair)).toEqual(failing({ code: 'not-allowed' }));
  expect(await linkFromTrash(desk.stranger, pair)).toEqual(failing({ code: 'not-found' }));
  const other = await addTestClient(owner);
  await deleteClient(owner, other);
  expect(await linkFromTrash(owner, { ...pair, clientId: other })).toEqual(
    failing({ code: 'in-bin', clientId: other }),
  );
  const { id } = await prisma().attachment.findFirstOrThrow({ where: { accountId: pair.accountId } });
  await prisma().attachment.updateMany({ where: { id }, data: { validation: 'pending', requestedAt: new Date() } });
  expect(await refuseRequest(owner, id, 'Inconnue')).toMatchObject({ ok: true });
  expect(await linkFromTrash(owner, pair)).toEqual(failing({ code: 'not-found' }));
  expect(await access()).toBe(false);
});

test('moves nothing to a record that has an account already', async () => {
  const { pair, doubleId } = await twoRecords();
  await deleteClient(desk.owner, doubleId);
  const email = address('deux');
  await testRegistration(desk.key, email);
  const clientId = await addTestClient(desk.owner, { email });
  expect(await linkFromTrash(desk.owner, { ...pair, clientId })).toEqual(failing({ code: 'client-taken', clientId }));
});
