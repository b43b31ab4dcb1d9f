import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { checkAccess } from '#lib/access/check-access.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { registrationsOf } from '#lib/access/registrations-of.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { receiveEvent } from '#lib/erp/events/receive-events.ts';
import type { ErpFields } from '#lib/erp/profiles/erp-event.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { prove } from '#lib/registrations/prove.ts';
import { mailedCode, personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { listErpPeople } from './list-erp-people.ts';

let staff: Staff;
let erp: TestErp;
let address: string;

beforeAll(async () => {
  await testDatabase();
});

beforeEach(async () => {
  staff = await testStaff();
  erp = await testErp(staff);
  address = `abel.${randomUUID()}@exemple.example`;
});

/** Sends an event of which only these fields could be read. */
function sendFields(at: number, fields: ErpFields, id = 'C-1201') {
  const arrived = incomingEvent(erp, message('updated', at, erpPerson(id)));
  if (!arrived.content || !('event' in arrived.content)) throw new Error('the message could not be read');
  const payload = { ...arrived.payload, fields };
  return receiveEvent(erp.connection, {
    ...arrived,
    payload,
    content: { event: { ...arrived.content.event, fields } },
  });
}

const person = () => erpPerson('C-1201', { email: address, firstName: 'Abel', lastName: 'Corbin' });
const cleared: ErpFields = { lastName: 'Corbin-Laurent', email: '', emailKey: '' };
const clientOf = (structureId: string) => prisma().client.findFirstOrThrow({ where: { structureId } });

test('takes the rest of an event that clears the address, and closes access until an address is back', async () => {
  const { clientId } = await send(erp, message('created', 1, person()));
  if (!clientId) throw new Error('no client was created');
  const { accountToken } = await testRegistration(await testKey(staff), address);
  const user = await personOf(accountToken);
  await prove(user, (await mailedCode(address)) ?? '', '192.0.2.1');
  const access = async () => (await readVerdict(staff, { clientId }))?.verdict;
  expect(await access()).toMatchObject({ access: true });
  for (const proofNeeded of [true, false]) {
    await prisma().structure.update({ where: { id: staff.structure.id }, data: { proofNeeded } });
    const at = proofNeeded ? 2 : 4;
    expect(await sendFields(at, cleared)).toMatchObject({ verdict: 'applied', clientId });
    expect(await clientOf(staff.structure.id)).toMatchObject({
      ...{ lastName: 'Corbin-Laurent', firstName: 'Abel', email: '', emailKey: `held:${clientId}` },
      ...{ erpEmail: '', erpEmailKey: '' },
    });
    expect(await access()).toMatchObject({ access: false, reason: 'no-address', remedy: 'set-address' });
    expect((await listErpPeople(staff, 'address', 1))?.people).toMatchObject([
      { id: clientId, lastName: 'Corbin-Laurent' },
    ]);
    expect(await sendFields(at + 1, { email: address, emailKey: address })).toMatchObject({ verdict: 'applied' });
    expect(await access()).toMatchObject({ access: true });
  }
  const { rows } = { rows: await prisma().mail.count({ where: { to: address, kind: 'email-changed' } }) };
  expect(rows).toBe(0);
});

test('names the missing address to staff only, and opens access once staff gives the account’s own', async () => {
  const { clientId } = await send(erp, message('created', 1, person()));
  if (!clientId) throw new Error('no client was created');
  await sendFields(2, cleared);
  const without = await readVerdict(staff, { clientId });
  expect(without).toMatchObject({
    verdict: { access: false, reason: 'no-address', remedy: 'set-address' },
    namesake: { id: clientId },
  });
  await sendFields(3, { email: address, emailKey: address });
  const { accountToken } = await testRegistration(await testKey(staff), address);
  await prove(await personOf(accountToken), (await mailedCode(address)) ?? '', '192.0.2.1');
  await sendFields(4, cleared);
  const seen = async () => (await registrationsOf(staff, [clientId])).get(clientId)?.withoutAccess;
  expect(await seen()).toBe('no-address');
  expect((await readVerdict(staff, { email: address }))?.verdict.reason).toBe('no-address');
  expect(await checkAccess(accountToken, staff.structure.slug)).toEqual({ access: false, reason: 'email-unproved' });
  const { version } = await clientOf(staff.structure.id);
  const input = typedClient({ lastName: 'Corbin-Laurent', firstName: 'Abel', email: address });
  expect(await editClient(staff, clientId, version, input)).toMatchObject({ ok: true });
  expect(await checkAccess(accountToken, staff.structure.slug)).toEqual({ access: true, reason: 'open' });
  expect(await seen()).toBeNull();
});

test('invites no one without an address', async () => {
  const { clientId } = await send(erp, message('created', 1, person()));
  await sendFields(2, cleared);
  expect(await resendInvitation(staff, clientId ?? '')).toEqual({ ok: false, problem: { code: 'no-address' } });
});

test('asks for a proof of an address that is not the one taken away', async () => {
  const { clientId } = await send(erp, message('created', 1, person()));
  const { accountToken } = await testRegistration(await testKey(staff), address);
  await prove(await personOf(accountToken), (await mailedCode(address)) ?? '', '192.0.2.1');
  await sendFields(2, cleared);
  const other = `autre.${address}`;
  await sendFields(3, { email: other, emailKey: other });
  const verdict = (await readVerdict(staff, { clientId: clientId ?? '' }))?.verdict;
  expect(verdict).toMatchObject({ access: false, reason: 'email-unproved', remedy: 'send-code-again' });
});

test('frees the address for another person of the ERP, and shares it once both have it', async () => {
  const { clientId: first } = await send(erp, message('created', 1, person()));
  await sendFields(2, cleared);
  const { clientId: second } = await send(erp, message('created', 3, erpPerson('C-2', { email: address })));
  const keys = async () =>
    Object.fromEntries(
      (await prisma().client.findMany({ where: { structureId: staff.structure.id } })).map((one) => [
        one.id,
        one.emailKey,
      ]),
    );
  expect(await keys()).toEqual({ [first ?? '']: `held:${first}`, [second ?? '']: address });
  await sendFields(4, { email: address, emailKey: address });
  expect(await keys()).toEqual({ [first ?? '']: `held:${first}`, [second ?? '']: `held:${second}` });
});

test('keeps a known address where a blank keeps what is known', async () => {
  await prisma().erpConnection.updateMany({ where: { structureId: staff.structure.id }, data: { blanks: 'keeps' } });
  erp.connection = { ...erp.connection, blanks: 'keeps' };
  await send(erp, message('created', 1, erpPerson('C-1201', { email: address, phone: '0612345678' })));
  await sendFields(2, { ...cleared, firstName: '', phone: null });
  expect(await clientOf(staff.structure.id)).toMatchObject({
    ...{ email: address, phone: '+33612345678', lastName: 'Corbin-Laurent' },
  });
});

test('lists a person who never came in for want of an address, until an event comes right', async () => {
  expect(await sendFields(1, { lastName: 'Corbin' })).toMatchObject({
    verdict: 'invalid',
    problems: [{ pointer: '/data/email', code: 'required' }],
  });
  const listed = await listErpPeople(staff, 'address', 1);
  expect(listed).toMatchObject({ counts: { address: 1 }, people: [{ id: null, erpId: 'C-1201', lastName: 'Corbin' }] });
  await send(erp, message('updated', 2, person()));
  expect(await listErpPeople(staff, 'address', 1)).toMatchObject({ counts: { address: 0 }, people: [] });
});
