import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { prove } from '#lib/registrations/prove.ts';
import { mailedCode, personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { eventKinds } from '#lib/testing/event-kinds.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { compareNewcomers } from './compare-newcomers.ts';
import { linkPerson } from './link-person.ts';
import { listProposals } from './list-proposals.ts';
import { refuseProposal } from './refuse-proposal.ts';

let staff: Staff;
let erp: TestErp;
let clientId: string;
let own: string;

beforeAll(async () => {
  await testDatabase();
});

beforeEach(async () => {
  staff = await testStaff();
  own = `ici-${randomUUID()}@exemple.example`;
  const typed = { lastName: 'Abergel', firstName: 'Salomé', email: own, phone: '06 39 98 00 01', note: 'Vestiaire 4' };
  clientId = await addTestClient(staff, { ...typed, birthDate: '12/03/1990' });
  await addTestClient(staff, { lastName: 'Abergel', firstName: 'Noé' });
  erp = await testErp(staff);
});

const salome = (more: Record<string, unknown> = {}) =>
  erpPerson('C-1', {
    ...{ lastName: 'Abergel', firstName: 'Salomé', email: `erp-${randomUUID()}@exemple.example` },
    ...{ birthDate: '1990-03-12', ...more },
  });
const open = async () => (await listProposals(staff, 1))?.proposals ?? [];
const client = (id: string) => prisma().client.findFirstOrThrow({ where: { id } });
async function editTestClient(typed: Record<string, string>) {
  const { version } = await client(clientId);
  const input = typedClient({ firstName: 'Salomé', email: own, phone: '06 39 98 00 01', ...typed });
  expect(await editClient(staff, clientId, version, input)).toMatchObject({ ok: true });
}
const pair = () => ({ erpId: 'C-1', clientId });

test('proposes a newcomer with the name and birth date of a client, and nobody else', async () => {
  await send(erp, message('created', 1, salome()));
  await send(erp, message('created', 1, erpPerson('C-2')));
  await compareNewcomers();
  expect(await open()).toMatchObject([
    {
      ...pair(),
      eventId: null,
      reasons: ['same-name', 'same-birth-date'],
      client: { email: own, phone: '+33639980001' },
    },
  ]);
  expect(await prisma().erpNewcomer.count({ where: { structureId: staff.structure.id } })).toBe(0);
  expect(await listProposals(await testStaff('reception', staff), 1)).toBeNull();
  expect(await listProposals(await testStaff(), 1)).toEqual({ proposals: [], count: 0 });
});

test('links the person: the client follows the ERP, and the created record is in the trash', async () => {
  const email = `erp-${randomUUID()}@exemple.example`;
  const { clientId: created } = await send(erp, message('created', 1, salome({ email })));
  await compareNewcomers();
  expect(await linkPerson(staff, pair())).toEqual({ ok: true, value: null });
  expect(await client(clientId)).toMatchObject({
    ...{ erpId: 'C-1', email, emailKey: email, erpEmail: email, phone: '+33639980001', note: 'Vestiaire 4' },
    ...{ memberNumber: 'C-1', deletedAt: null },
  });
  expect(await client(created ?? '')).toMatchObject({ erpId: null, erpEmailKey: null, deletedById: staff.id });
  expect(await open()).toEqual([]);
  expect(await eventKinds(staff)).toMatchObject({
    ...{ 'client-deleted': 1, 'erp-person-linked': 1, 'client-taken-over-by-erp': 1 },
  });
  expect(await linkPerson(staff, pair())).toEqual({ ok: false, problem: 'not-found' });
  const later = message('updated', 2, salome({ email, lastName: 'Abergel-Roy' }));
  expect(await send(erp, later)).toMatchObject({ verdict: 'applied', clientId });
  expect(await send(erp, message('updated', 0, salome({ email: own })))).toMatchObject({ verdict: 'stale', clientId });
  const snapshotId = await sendSnapshot(erp, [salome({ email, lastName: 'Roy' })]);
  await applySnapshot({ structureId: staff.structure.id, snapshotId });
  expect(await client(clientId)).toMatchObject({ lastName: 'Roy', email });
  expect(await prisma().client.count({ where: { structureId: staff.structure.id, deletedAt: null } })).toBe(2);
});

test('remembers that they are two people, whatever the ERP sends later', async () => {
  await send(erp, message('created', 1, salome()));
  await compareNewcomers();
  expect(await refuseProposal(staff, pair())).toEqual({ ok: true, value: null });
  expect(await refuseProposal(staff, pair())).toEqual({ ok: true, value: null });
  const snapshotId = await sendSnapshot(erp, [salome({ phone: '06 39 98 00 01' })]);
  await applySnapshot({ structureId: staff.structure.id, snapshotId });
  expect(await prisma().erpNewcomer.count({ where: { structureId: staff.structure.id } })).toBe(1);
  await compareNewcomers();
  expect(await open()).toEqual([]);
  expect(await linkPerson(staff, pair())).toEqual({ ok: false, problem: 'not-found' });
  expect(await eventKinds(staff)).toMatchObject({ 'erp-person-distinct': 1 });
});

test('proposes and links a person who is no client for want of an address', async () => {
  expect(await send(erp, message('created', 1, salome({ email: undefined })))).toMatchObject({ verdict: 'invalid' });
  await compareNewcomers();
  const [proposal] = await open();
  expect(proposal).toMatchObject({ ...pair(), personId: null, person: { lastName: 'Abergel', email: '' } });
  expect(await linkPerson(staff, pair())).toEqual({ ok: true, value: null });
  expect(await client(clientId)).toMatchObject({ erpId: 'C-1', email: own, emailKey: own, note: 'Vestiaire 4' });
  expect(await send(erp, message('deleted', 2, { id: 'C-1' }))).toMatchObject({ verdict: 'applied', clientId });
});

test('links nothing while the created record has an app account', async () => {
  const email = `erp-${randomUUID()}@exemple.example`;
  const { clientId: created } = await send(erp, message('created', 1, salome({ email })));
  await testRegistration(await testKey(staff), email);
  await compareNewcomers();
  expect(await linkPerson(staff, pair())).toEqual({ ok: false, problem: 'registered' });
  expect(await client(created ?? '')).toMatchObject({ erpId: 'C-1', deletedAt: null });
  expect(await client(clientId)).toMatchObject({ erpId: null, email: own });
});

test('opens no access: the address of the ERP has to be proved', async () => {
  const { accountToken } = await testRegistration(await testKey(staff), own);
  await prove(await personOf(accountToken), (await mailedCode(own)) ?? '', '192.0.2.1');
  const access = async () => (await readVerdict(staff, { clientId }))?.verdict;
  expect(await access()).toMatchObject({ access: true });
  await send(erp, message('created', 1, salome()));
  await compareNewcomers();
  expect(await linkPerson(staff, pair())).toMatchObject({ ok: true });
  expect(await access()).toMatchObject({ access: false });
});

test('compares a client who is edited, or restored from the trash, after the person of the ERP came', async () => {
  await editTestClient({ lastName: 'Delmas', birthDate: '01/01/1980' });
  await send(erp, message('created', 1, salome()));
  await send(erp, message('created', 1, erpPerson('C-2', { lastName: 'Delmas', firstName: '', email: undefined })));
  await compareNewcomers();
  expect(await open()).toEqual([]);
  await editTestClient({ lastName: 'Abergel', birthDate: '12/03/1990' });
  await compareNewcomers();
  expect(await open()).toMatchObject([pair()]);
  await deleteClient(staff, clientId);
  await compareNewcomers();
  expect(await open()).toEqual([]);
  await restoreClient(staff, clientId);
  await compareNewcomers();
  expect(await open()).toMatchObject([pair()]);
  expect(await prisma().erpChangedClient.count({ where: { structureId: staff.structure.id } })).toBe(0);
});

test('compares a person again whom a later event changes, and drops a pair that is none any more', async () => {
  await send(erp, message('created', 1, salome({ lastName: 'Delmas', birthDate: '1980-01-01' })));
  await compareNewcomers();
  expect(await open()).toEqual([]);
  await send(erp, message('updated', 2, salome()));
  await compareNewcomers();
  expect(await open()).toMatchObject([pair()]);
  await send(erp, message('updated', 3, salome({ lastName: 'Delmas', birthDate: '1980-01-01' })));
  await compareNewcomers();
  expect(await open()).toEqual([]);
});

test('notes no change of a client where no ERP is connected', async () => {
  const other = await testStaff();
  const id = await addTestClient(other);
  await deleteClient(other, id);
  expect(await prisma().erpChangedClient.count({ where: { structureId: other.structure.id } })).toBe(0);
});

test('belongs to the structure: no other club links, refuses or reaches the pair', async () => {
  await send(erp, message('created', 1, salome()));
  await compareNewcomers();
  const stranger = await testStaff();
  for (const decide of [linkPerson, refuseProposal]) {
    expect(await decide(stranger, pair())).toEqual({ ok: false, problem: 'not-found' });
    expect(await decide(await testStaff('reception', staff), pair())).toEqual({ ok: false, problem: 'not-allowed' });
  }
  expect(await open()).toHaveLength(1);
});
