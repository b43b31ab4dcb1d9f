import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { correctRow } from '#lib/imports/plan/correct-row.ts';
import { join } from '#lib/registrations/join.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { validateRequest } from '#lib/requests/validate-request.ts';
import { personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, message, send, testErp } from '#lib/testing/erp.ts';
import { commitTestPlan, planTestFile } from '#lib/testing/import.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { eraseClient } from './erase-client.ts';

process.env.AUTH_SECRET ??= 'a secret for tests that is long enough';
const reason = 'Demande de la personne à l’accueil';

let owner: Staff;
let email: string;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  owner = await testStaff();
  email = `partie-${randomUUID()}@exemple.example`;
});

const clients = () => prisma().client.count({ where: { structureId: owner.structure.id } });
const overridden = () =>
  prisma().auditEvent.findMany({
    where: { structureId: owner.structure.id, kind: 'erasure-overridden' },
    select: { staffId: true, details: true },
  });

async function erased(typed: Record<string, string> = {}): Promise<void> {
  const id = await addTestClient(owner, { email, ...typed });
  expect(await eraseClient(owner, id)).toEqual({ ok: true, value: null });
}

describe('an erased person returns by no entrance without a reason', () => {
  test('the form, by address or member number, also when another record is edited', async () => {
    await erased({ memberNumber: 'A-12' });
    const refused = { ok: false, problem: { code: 'erased' } };
    expect(await addClient(owner, typedClient({ email }))).toEqual(refused);
    expect(await addClient(owner, typedClient({ memberNumber: 'a-12' }))).toEqual(refused);
    const other = await addTestClient(owner);
    expect(await editClient(owner, other, 1, typedClient({ email }))).toEqual(refused);
    expect(await addClient(owner, typedClient({ email }), { returnReason: reason })).toMatchObject({ ok: true });
    expect(await overridden()).toEqual([{ staffId: owner.id, details: { entrance: 'form', reason } }]);
  });

  test('a file, whose row says so, also when the person is erased between plan and commit', async () => {
    await erased();
    const other = `autre-${randomUUID()}@exemple.example`;
    const rows = (...emails: string[]) => ['Nom;E-mail', ...emails.map((one, n) => `Nom${n};${one}`), ''].join('\n');
    const planned = await planTestFile(owner, rows(email, other));
    expect(planned.counts).toMatchObject({ refused: 1, create: 1 });
    const row = await prisma().importRow.findFirstOrThrow({ where: { importId: planned.id, line: 2 } });
    expect(row.problems).toEqual([{ code: 'erased', field: 'email' }]);
    const later = await planTestFile(owner, rows(`tard-${email}`, `tot-${email}`));
    const late = await addTestClient(owner, { email: `tard-${email}` });
    await eraseClient(owner, late);
    const committed = await commitTestPlan(owner, later);
    expect(committed.counts).toMatchObject({ held: 1, create: 1 });
    expect(await correctRow(owner, planned.id, 2, {}, reason)).toEqual({ ok: true, value: 'create' });
    expect(await overridden()).toEqual([{ staffId: owner.id, details: { entrance: 'import', reason } }]);
  });

  test('an ERP: single messages, snapshots, other ids with the address, and the replay', async () => {
    await erased({ memberNumber: 'M-7' });
    const erp = await testErp(owner);
    const first = await send(erp, message('created', 1, erpPerson('C-1', { email })));
    expect(first).toMatchObject({ verdict: 'ignored', arrived: { payload: { ignored: 'erased' } } });
    expect(await send(erp, message('created', 1, erpPerson('M-7')))).toMatchObject({ verdict: 'ignored' });
    const snapshotId = await sendSnapshot(erp, [erpPerson('C-1', { email }), erpPerson('C-2')]);
    await applySnapshot({ structureId: owner.structure.id, snapshotId });
    const snapshot = await prisma().erpSnapshot.findFirstOrThrow({ where: { id: snapshotId } });
    expect(snapshot).toMatchObject({ created: 1, erased: 1 });
    expect(await clients()).toBe(1);
    expect(await replayEvent(owner, first.eventId)).toMatchObject({ value: 'ignored' });
    expect(await replayEvent(owner, first.eventId, reason)).toMatchObject({ value: 'applied' });
    expect(await clients()).toBe(2);
    expect(await overridden()).toEqual([{ staffId: owner.id, details: { entrance: 'erp', reason } }]);
    expect(await send(erp, message('updated', 9, erpPerson('C-1', { email, lastName: 'Autre' })))).toMatchObject({
      verdict: 'applied',
    });
  });

  test('a former client of the ERP by their id, whatever the address', async () => {
    const erp = await testErp(owner);
    const { clientId } = await send(erp, message('created', 1, erpPerson('C-1', { email })));
    await send(erp, message('deleted', 2, { id: 'C-1' }));
    expect(await eraseClient(owner, clientId ?? '')).toEqual({ ok: true, value: null });
    expect(await send(erp, message('updated', 3, erpPerson('C-1')))).toMatchObject({ verdict: 'ignored' });
    expect(await send(erp, message('deleted', 4, { id: 'C-1' }))).toMatchObject({ verdict: 'ignored' });
    expect(await prisma().erpTombstone.count({ where: { structureId: owner.structure.id } })).toBe(0);
  });

  test('an ERP that gives them another id, in the same message, later ones and the same batch', async () => {
    const erp = await testErp(owner);
    const { clientId } = await send(erp, message('created', 1, erpPerson('C-1', { email })));
    await send(erp, message('deleted', 2, { id: 'C-1' }));
    await eraseClient(owner, clientId ?? '');
    const renamed = (id: string, at: number) => {
      const arrived = incomingEvent(erp, message('updated', at, erpPerson(id)));
      if (!arrived.content || !('event' in arrived.content)) throw new Error('not read');
      return { ...arrived, content: { event: { ...arrived.content.event, formerIds: ['C-1'] } } };
    };
    const together = [renamed('C-2', 3), incomingEvent(erp, message('updated', 4, erpPerson('C-2')))];
    const verdicts = (await receiveEvents(erp.connection, together)).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['ignored', 'ignored']);
    const later = await send(erp, message('updated', 5, erpPerson('C-2', { email: 'autre@exemple.example' })));
    expect(later).toMatchObject({ verdict: 'ignored', arrived: { payload: { ignored: 'erased' } } });
    expect(await clients()).toBe(0);
    expect(await replayEvent(owner, later.eventId, reason)).toMatchObject({ value: 'applied' });
  });

  test('the app: the request says so, and validating needs a reason', async () => {
    await erased();
    const key = await testKey(owner);
    const { joinCode } = await prisma().structure.findUniqueOrThrow({ where: { id: owner.structure.id } });
    const { accountToken } = await testRegistration(key, email);
    await join(await personOf(accountToken), joinCode, '192.0.2.1');
    const [request] = await listRequests(owner);
    expect(request).toMatchObject({ erased: true, email });
    const id = request?.id ?? '';
    expect(await validateRequest(owner, id)).toEqual({ ok: false, problem: { code: 'erased' } });
    expect(await validateRequest(owner, id, reason)).toMatchObject({ ok: true, value: { created: true } });
    expect(await overridden()).toEqual([{ staffId: owner.id, details: { entrance: 'request', reason } }]);
  });
});
