import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { emptyBin } from '#lib/clients/bin/empty-bin.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { grantAccess } from '#lib/clients/grant-access.ts';
import { prisma } from '#lib/database/connection.ts';
import { prove } from '#lib/registrations/prove.ts';
import { sendCodeAgain } from '#lib/registrations/send-code-again.ts';
import { setFormersKeepAccess } from '#lib/structures/change-settings.ts';
import { mailedCode, personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';

let staff: Staff;
let erp: TestErp;
let byHand: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  byHand = await addTestClient(staff);
  erp = await testErp(staff);
});

/** Adds a client as if before the ERP was connected. */
async function addTestClientBefore(email: string): Promise<string> {
  const of = { structureId: staff.structure.id };
  await prisma().erpConnection.updateMany({ where: of, data: { state: 'disconnected' } });
  const id = await addTestClient(staff, { email });
  await prisma().erpConnection.updateMany({ where: of, data: { state: 'active' } });
  return id;
}

async function fromErp(more: Record<string, unknown> = {}): Promise<string> {
  const { clientId } = await send(erp, message('created', 1, erpPerson('C-1', more)));
  return clientId ?? '';
}
const read = (id: string) => prisma().client.findFirstOrThrow({ where: { structureId: staff.structure.id, id } });
const same = (more: Record<string, string> = {}) =>
  typedClient({ lastName: 'Durand', firstName: 'Zoé C-1', email: 'c-1@exemple.example', ...more });

test("adds no client manually and deletes none of the ERP's, but deletes a manually managed one", async () => {
  const id = await fromErp();
  expect(await addClient(staff, typedClient())).toEqual({ ok: false, problem: { code: 'managed-by-erp' } });
  expect(await deleteClient(staff, id)).toEqual({ ok: false, problem: 'managed-by-erp' });
  expect((await deleteClient(staff, byHand)).ok).toBe(true);
  await send(erp, message('deleted', 2, { id: 'C-1' }));
  expect((await deleteClient(staff, id)).ok).toBe(true);
});

test("restores a manually deleted former client as the same record by the ERP's next message", async () => {
  const id = await fromErp();
  await send(erp, message('deleted', 2, { id: 'C-1' }));
  await deleteClient(staff, id);
  expect(await send(erp, message('updated', 1, erpPerson('C-1')))).toMatchObject({ verdict: 'stale' });
  expect((await read(id)).deletedAt).not.toBeNull();
  expect(await send(erp, message('updated', 3, erpPerson('C-1')))).toMatchObject({ verdict: 'applied', clientId: id });
  expect(await read(id)).toMatchObject({ deletedAt: null, erpRemovedAt: null });
});

test('makes the fields of the ERP read-only, and leaves the others to staff', async () => {
  const id = await fromErp();
  const renamed = await editClient(staff, id, 1, same({ lastName: 'Martin' }));
  expect(renamed).toEqual({ ok: false, problem: { code: 'managed-by-erp', fields: ['lastName'] } });
  expect((await editClient(staff, id, 1, same({ note: 'Vient le mardi' }))).ok).toBe(true);
  expect(await read(id)).toMatchObject({
    note: 'Vient le mardi',
    lastName: 'Durand',
    emailKey: 'c-1@exemple.example',
    aliasAt: null,
  });
});

test('lets staff choose the address used on the app, which no event undoes', async () => {
  const id = await fromErp();
  expect((await editClient(staff, id, 1, same({ email: 'perso@exemple.example' }))).ok).toBe(true);
  await send(erp, message('updated', 2, erpPerson('C-1', { email: 'autre@exemple.example', lastName: 'Martin' })));
  expect(await read(id)).toMatchObject({
    email: 'perso@exemple.example',
    erpEmail: 'autre@exemple.example',
    lastName: 'Martin',
  });
  // The ERP's old address is free for another person.
  const { clientId } = await send(erp, message('created', 3, erpPerson('C-2', { email: 'c-1@exemple.example' })));
  expect(await read(clientId ?? '')).toMatchObject({ emailKey: 'c-1@exemple.example' });
  const { version } = await read(id);
  const back = await editClient(staff, id, version, same({ lastName: 'Martin', email: 'autre@exemple.example' }));
  expect(back.ok).toBe(true);
  expect(await read(id)).toMatchObject({ emailKey: 'autre@exemple.example', aliasAt: null });
});

test('gives the address of two people to the other one when staff gives one of them another address', async () => {
  const id = await fromErp();
  const { clientId: other } = await send(
    erp,
    message('created', 2, erpPerson('C-2', { email: 'c-1@exemple.example' })),
  );
  expect(await read(id)).toMatchObject({ emailKey: `held:${id}` });
  expect((await editClient(staff, id, 1, same({ email: 'perso@exemple.example' }))).ok).toBe(true);
  expect(await read(other ?? '')).toMatchObject({ emailKey: 'c-1@exemple.example' });
  const taken = await editClient(staff, other ?? '', 1, same({ firstName: 'Zoé C-2', email: 'perso@exemple.example' }));
  expect(taken).toMatchObject({ ok: false, problem: { code: 'email-taken', clientId: id } });
});

test('gives a freed address to its owner in the ERP: after an edit, and after the trash is emptied', async () => {
  const [edited, deleted] = [byHand, await addTestClientBefore('jeté@exemple.example')];
  const { email } = await read(edited);
  const waiting: string[] = [];
  for (const [at, address] of [email, 'jeté@exemple.example'].entries()) {
    const { clientId } = await send(erp, message('created', 1, erpPerson(`C-${at}`)));
    await send(erp, message('updated', 2, erpPerson(`C-${at}`, { email: address })));
    waiting.push(clientId ?? '');
  }
  const keys = () => Promise.all(waiting.map(async (id) => (await read(id)).emailKey));
  expect(await keys()).toEqual(waiting.map((id) => `held:${id}`));
  expect((await editClient(staff, edited, 1, typedClient({ email: 'perso@exemple.example' }))).ok).toBe(true);
  expect((await deleteClient(staff, deleted)).ok).toBe(true);
  await prisma().client.updateMany({
    where: { id: deleted },
    data: { deletedAt: new Date(Date.now() - 31 * 86_400_000) },
  });
  await emptyBin();
  expect(await keys()).toEqual([email, 'jeté@exemple.example']);
});

test('gives a freed address to the waiting person with their next message', async () => {
  const { clientId: other } = await send(erp, message('created', 1, erpPerson('C-2')));
  const id = await fromErp({ email: 'c-2@exemple.example' });
  await prisma().client.delete({ where: { structureId_id: { structureId: staff.structure.id, id: other ?? '' } } });
  expect((await read(id)).emailKey).toBe(`held:${id}`);
  await send(erp, message('updated', 2, erpPerson('C-1', { email: 'c-2@exemple.example' })));
  expect((await read(id)).emailKey).toBe('c-2@exemple.example');
});

test("opens access without a new proof when staff returns to the ERP's address, which was proved before", async () => {
  await prisma().structure.update({ where: { id: staff.structure.id }, data: { proofNeeded: true } });
  const email = 'retour@exemple.example';
  const id = await fromErp({ email });
  expect((await editClient(staff, id, 1, same({ email: 'perso@exemple.example' }))).ok).toBe(true);
  await testRegistration(await testKey(staff, true), email, { emailVerified: true });
  expect((await editClient(staff, id, (await read(id)).version, same({ email }))).ok).toBe(true);
  expect((await readVerdict(staff, { clientId: id }))?.verdict.reason).toBe('open');
  expect(await prisma().auditEvent.count({ where: { clientId: id, kind: 'proof-withdrawn' } })).toBe(0);
});

test('sends a working code for an address that two people have', async () => {
  const id = await fromErp({ email: 'un@exemple.example' });
  const { accountToken } = await testRegistration(await testKey(staff), 'un@exemple.example');
  await send(erp, message('created', 2, erpPerson('C-2', { email: 'deux@exemple.example' })));
  await send(erp, message('updated', 3, erpPerson('C-1', { email: 'deux@exemple.example' })));
  expect((await read(id)).emailKey).toBe(`held:${id}`);
  const { id: attachment } = await prisma().attachment.findFirstOrThrow({ where: { clientId: id } });
  expect(await sendCodeAgain(staff, attachment)).toEqual({ ok: true, value: { to: 'deux@exemple.example' } });
  await prove(await personOf(accountToken), (await mailedCode('deux@exemple.example')) ?? '', '192.0.2.1');
  expect((await readVerdict(staff, { clientId: id }))?.verdict.reason).toBe('open');
});

test('ends the access of a former client, unless the structure keeps it or staff grants it for a while', async () => {
  const id = await fromErp();
  await prisma().structure.update({ where: { id: staff.structure.id }, data: { proofNeeded: false } });
  await testRegistration(await testKey(staff), 'c-1@exemple.example');
  const reason = async () => (await readVerdict(staff, { clientId: id }))?.verdict.reason;
  expect(await reason()).toBe('open');
  await send(erp, message('deleted', 2, { id: 'C-1' }));
  expect(await reason()).toBe('removed-from-erp');
  await setFormersKeepAccess(staff, true);
  expect(await reason()).toBe('open');
  await setFormersKeepAccess(staff, false);
  await grantAccess(staff, id, '2099-12-31');
  expect(await reason()).toBe('open');
  await grantAccess(staff, id, '2020-01-01');
  expect(await reason()).toBe('removed-from-erp');
  await send(erp, message('updated', 3, erpPerson('C-1')));
  expect(await reason()).toBe('open');
  expect((await read(id)).accessUntil).toBeNull();
});

test('lets reception grant no access', async () => {
  const id = await fromErp();
  const reception = await testStaff('reception', staff);
  expect(await grantAccess(reception, id, '2099-12-31')).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await setFormersKeepAccess(reception, true)).toEqual({ ok: false, problem: 'not-allowed' });
  expect(await grantAccess(staff, id, '2099-12-31')).toEqual({ ok: false, problem: 'not-found' });
});
