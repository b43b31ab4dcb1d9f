import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { listErpEvents } from '#lib/erp/events/list-erp-events.ts';
import { readErpEvent } from '#lib/erp/events/read-erp-event.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import { decideHeldEvents } from '#lib/erp/held/decide-held.ts';
import { readErp } from '#lib/erp/overview/read-erp.ts';
import type { Call } from '#lib/erp/profiles/profile.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { authenticate } from './authenticate.ts';
import { connectErp } from './connect-erp.ts';
import { findConnection } from './connection.ts';
import { deleteOldEvents } from './delete-old-events.ts';
import { disconnectErp, setErpEnabled } from './manage-erp.ts';
import { monitorConnections } from './monitor-connections.ts';
import { addErpSecret, revokeErpSecret } from './rotate-secrets.ts';
import { signStandard } from './sign-standard.ts';

let staff: Staff;
let erp: TestErp;

beforeAll(async () => {
  await testDatabase();
});
beforeEach(async () => {
  staff = await testStaff();
  erp = await testErp(staff);
});

const body = Buffer.from('{}');
const call = (secret: string): Call => ({
  headers: new Headers(signStandard(secret, body)),
  raw: body,
  token: null,
  verb: null,
  receivedAt: new Date(),
});
const found = async () => (await findConnection(erp.connection.id)) as TestErp['connection'];

test('accepts both of two valid secrets, and no longer the revoked one', async () => {
  const added = await addErpSecret(staff);
  if (!added.ok) throw new Error(added.problem);
  for (const secret of [erp.secret, added.value.secret])
    expect(authenticate(await found(), call(secret)).ok).toBe(true);
  expect(await addErpSecret(staff)).toEqual({ ok: false, problem: 'too-many-secrets' });
  const summary = await readErp(staff);
  const old = summary.ok && summary.value.connection?.secrets.find(({ ending }) => ending === erp.secret.slice(-4));
  expect((await revokeErpSecret(staff, old ? old.id : '')).ok).toBe(true);
  expect(authenticate(await found(), call(erp.secret)).ok).toBe(false);
  expect(authenticate(await found(), call(added.value.secret)).ok).toBe(true);
  const last = await prisma().erpSecret.findFirstOrThrow({
    where: { connectionId: erp.connection.id, revokedAt: null },
  });
  expect(await revokeErpSecret(staff, last.id)).toEqual({ ok: false, problem: 'last-secret' });
});

test('stores no plain secret anywhere', async () => {
  const { rows } = await connection().pool.query(
    'select row_to_json(k)::text as text from erp_secret k where connection_id = $1',
    [erp.connection.id],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0].text).not.toContain(erp.secret);
  expect(rows[0].text).not.toContain(erp.secret.slice('whsec_'.length));
});

test('allows one ERP at a time; once disconnected, every client is the club’s own, and the next ERP finds them', async () => {
  await send(erp, message('created', 1, erpPerson('A')));
  await send(erp, message('created', 1, erpPerson('B')));
  await send(erp, message('deleted', 2, { id: 'B' }));
  expect(await connectErp(staff, 'odoo')).toEqual({ ok: false, problem: { code: 'already-connected' } });
  await setErpEnabled(staff, false);
  expect((await found()).state).toBe('disabled');
  expect((await addClient(staff, typedClient())).ok).toBe(false);
  expect((await disconnectErp(staff)).ok).toBe(true);
  expect((await found()).state).toBe('disconnected');
  expect((await addClient(staff, typedClient())).ok).toBe(true);
  const before = await prisma().client.findMany({
    where: { structureId: staff.structure.id, source: 'erp' },
    orderBy: { memberNumber: 'asc' },
  });
  expect(before).toMatchObject([
    { erpId: null, erpRemovedAt: null },
    { erpId: null, erpRemovedAt: expect.any(Date) },
  ]);
  const next = await testErp(staff);
  const { clientId } = await send(next, message('created', 3, erpPerson('neuf-1', { email: 'a@exemple.example' })));
  expect(clientId).toBe(before[0]?.id);
  const { clientId: back } = await send(
    next,
    message('created', 3, erpPerson('neuf-2', { email: 'b@exemple.example' })),
  );
  expect(await prisma().client.findFirst({ where: { id: back ?? '' } })).toMatchObject({
    id: before[1]?.id,
    erpRemovedAt: null,
  });
});

test('keeps an address that the club corrected without an ERP, until the next ERP confirms or visibly changes it', async () => {
  const ids: string[] = [];
  for (const id of ['A', 'B']) {
    const { clientId } = await send(erp, message('created', 1, erpPerson(id)));
    await testRegistration(await testKey(staff), `${id.toLowerCase()}@exemple.example`);
    ids.push(clientId ?? '');
  }
  await disconnectErp(staff);
  for (const [at, id] of ids.entries()) {
    const { version, lastName, firstName } = await prisma().client.findFirstOrThrow({ where: { id } });
    expect(
      (await editClient(staff, id, version, typedClient({ lastName, firstName, email: `neuf-${at}@exemple.example` })))
        .ok,
    ).toBe(true);
    // The account has proved the address since.
    await prisma().attachment.updateMany({ where: { clientId: id }, data: { emailChangedAt: null } });
  }
  const next = await testErp(staff);
  const confirmed = await send(
    next,
    message('created', 3, erpPerson('X', { firstName: 'Zoé A', email: 'neuf-0@exemple.example' })),
  );
  expect(confirmed).toMatchObject({ clientId: ids[0], changes: {}, risky: false });
  const changed = await send(
    next,
    message('created', 3, erpPerson('Y', { firstName: 'Zoé B', email: 'b@exemple.example' })),
  );
  expect(changed).toMatchObject({ clientId: ids[1], risky: true });
  expect(changed.changes).toEqual({ email: { before: 'neuf-1@exemple.example', after: 'b@exemple.example' } });
  const withdrawn = await Promise.all(ids.map((clientId) => prisma().attachment.findFirst({ where: { clientId } })));
  expect(withdrawn.map((attached) => attached?.emailChangedAt !== null)).toEqual([false, true]);
});

test('discards held events with their connection, and deletes the lines of a snapshot', async () => {
  await overTheBrake();
  const of = { structureId: staff.structure.id, connectionId: erp.connection.id };
  const { id: snapshotId } = await prisma().erpSnapshot.create({
    data: { ...of, webhookId: 'w', takenAt: new Date(), state: 'held' },
  });
  await prisma().erpSnapshotLine.create({ data: { structureId: of.structureId, snapshotId, line: 1 } });
  await deleteOldEvents();
  expect(await prisma().erpSnapshotLine.count({ where: { snapshotId } })).toBe(1);
  expect((await disconnectErp(staff)).ok).toBe(true);
  expect(await prisma().erpEvent.count({ where: { ...of, verdict: 'held' } })).toBe(0);
  expect(await prisma().erpSnapshot.findFirst({ where: { id: snapshotId } })).toMatchObject({
    state: 'discarded',
    decidedById: staff.id,
  });
  await deleteOldEvents();
  expect(await prisma().erpSnapshotLine.count({ where: { snapshotId } })).toBe(0);
});

async function overTheBrake() {
  for (let n = 0; n < 22; n += 1) await send(erp, message('created', 1, erpPerson(`C-${n}`)));
  for (let n = 0; n < 22; n += 1) await send(erp, message('deleted', 2, { id: `C-${n}` }));
}
const formers = () =>
  prisma().client.count({ where: { structureId: staff.structure.id, erpRemovedAt: { not: null } } });

test('applies or discards held events as a whole, once', async () => {
  await overTheBrake();
  expect(await formers()).toBe(20);
  expect(await decideHeldEvents(staff, 'apply')).toEqual({ ok: true, value: 2 });
  expect(await formers()).toBe(22);
  expect(await decideHeldEvents(staff, 'apply')).toEqual({ ok: false, problem: 'not-found' });
});

test('applies events that were held for a month', async () => {
  await overTheBrake();
  await prisma().erpEvent.updateMany({
    where: { structureId: staff.structure.id },
    data: { receivedAt: new Date(Date.now() - 30 * 86_400_000) },
  });
  expect(await decideHeldEvents(staff, 'apply')).toEqual({ ok: true, value: 2 });
  expect(await formers()).toBe(22);
});

test('does nothing of discarded events, and still can replay them', async () => {
  await overTheBrake();
  expect(await decideHeldEvents(staff, 'discard')).toEqual({ ok: true, value: 2 });
  expect(await formers()).toBe(20);
  const { events } = await listErpEvents(staff, { verdict: 'discarded' });
  expect(events).toHaveLength(2);
  expect(await replayEvent(staff, events[0]?.id ?? '')).toEqual({ ok: true, value: 'applied' });
  expect(await formers()).toBe(21);
});

test('changes nothing by replaying an event where a newer one has a value', async () => {
  const first = await send(erp, message('created', 1, erpPerson('A', { lastName: 'Vieux' })));
  await send(erp, message('updated', 2, erpPerson('A', { lastName: 'Neuf' })));
  expect(await replayEvent(staff, first.eventId)).toEqual({ ok: true, value: 'stale' });
  expect(await prisma().client.findFirst({ where: { structureId: staff.structure.id } })).toMatchObject({
    lastName: 'Neuf',
  });
  expect(await readErpEvent(staff, first.eventId)).toMatchObject({
    verdict: 'applied',
    tries: 2,
    decidedBy: staff.name,
  });
});

test('shows and decides nothing for staff of another structure, or for reception', async () => {
  const { eventId } = await send(erp, message('created', 1, erpPerson('A')));
  for (const stranger of [await testStaff(), await testStaff('reception', staff)]) {
    expect(await readErpEvent(stranger, eventId)).toBeNull();
    expect((await listErpEvents(stranger, {})).events).toEqual([]);
    expect((await replayEvent(stranger, eventId)).ok).toBe(false);
    expect((await decideHeldEvents(stranger, 'apply')).ok).toBe(false);
    expect((await addErpSecret(stranger)).ok).toBe(false);
    expect((await disconnectErp(stranger)).ok).toBe(false);
  }
});

test('notifies the managers once of a silence beyond the usual, and once of many bad signatures', async () => {
  const manager = await testStaff('manager', staff);
  await testStaff('reception', staff);
  const { id, structureId } = erp.connection;
  for (let n = 0; n < 25; n += 1) await send(erp, message('created', n, erpPerson('A', { lastName: `Nom ${n}` })));
  await connection().pool.query(
    `update erp_event e set received_at = now() - interval '3 days' - n * interval '1 minute'
     from (select id, row_number() over (order by id desc) as n from erp_event where structure_id = $1) o
       where e.structure_id = $1 and e.id = o.id`,
    [structureId],
  );
  await prisma().erpConnection.updateMany({
    where: { id },
    data: { refusedCalls: 7, refusedSince: new Date(), refusedAt: new Date() },
  });
  await monitorConnections();
  await monitorConnections();
  const mails = await prisma().mail.findMany({ where: { structureId, kind: 'erp-incident' }, orderBy: { to: 'asc' } });
  expect(mails.map(({ to }) => to)).toEqual([manager.email, manager.email, staff.email, staff.email].sort());
  await send(erp, message('updated', 99, erpPerson('A')));
  await prisma().erpConnection.updateMany({ where: { id }, data: { refusedSince: new Date(Date.now() - 7_200_000) } });
  await monitorConnections();
  expect(await prisma().erpIncident.count({ where: { structureId, closedAt: null } })).toBe(0);
});

test('deletes events from the journal after 90 days, but not held ones', async () => {
  await overTheBrake();
  await connection().pool.query(
    "update erp_event set received_at = now() - interval '91 days' where structure_id = $1",
    [staff.structure.id],
  );
  expect(await deleteOldEvents()).toBe(42);
  const { events } = await listErpEvents(staff, {});
  expect(events.map(({ verdict }) => verdict)).toEqual(['held', 'held']);
});
