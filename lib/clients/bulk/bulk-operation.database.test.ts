import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { withGroups } from '#lib/clients/groups/with-groups.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { commitTestBulk, planTestBulk, rereadBulk, searched, undoTestBulk } from '#lib/testing/bulk.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { eventKinds } from '#lib/testing/event-kinds.ts';
import { waitingForTurn } from '#lib/testing/processes/waiting-for-turn.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { commitChunk } from './commit/commit-chunk.ts';
import { requestBulkCommit } from './commit/request-commit.ts';
import { runBulkCommit } from './commit/run-commit.ts';
import { forgetBulkClients } from './lifecycle/forget-bulk-clients.ts';
import { stopBulkOperation } from './lifecycle/stop-operation.ts';
import { lockOperation } from './operation/locked-operation.ts';
import { requestBulkUndo } from './undo/request-undo.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});

const find = async (id: string) =>
  withGroups(connection().pool, await prisma().client.findFirstOrThrow({ where: { id } }));

const mailStates = async (who: Staff) =>
  (await prisma().mail.findMany({ where: { structureId: who.structure.id }, orderBy: { id: 'asc' } })).map(
    ({ state }) => state,
  );

describe('a group', () => {
  test('is added to everyone found who lacks it, and taken away by the undo', async () => {
    staff = await testStaff('manager');
    const [without, within, other] = [
      await addTestClient(staff, { lastName: 'Arnaud', groups: 'Danse' }),
      await addTestClient(staff, { lastName: 'Arnaud', groups: 'judo' }),
      await addTestClient(staff, { lastName: 'Zidane' }),
    ];
    const plan = await planTestBulk(staff, searched({ q: 'arnaud' }), 'add-group', 'Judo');
    expect(plan).toMatchObject({ state: 'planned', total: 2, counts: { included: 1, 'in-group': 1 } });
    expect((await find(without)).groups).toEqual(['Danse']);
    const done = await commitTestBulk(staff, plan);
    expect(done).toMatchObject({ state: 'committed', counts: { done: 1, 'in-group': 1 }, undoUntil: expect.any(Date) });
    expect((await find(without)).groups).toEqual(['Danse', 'judo']);
    expect((await find(within)).groups).toEqual(['judo']);
    expect((await find(other)).groups).toEqual([]);
    expect(await undoTestBulk(staff, done)).toMatchObject({ state: 'undone', undoCounts: { undone: 1 } });
    expect((await find(without)).groups).toEqual(['Danse']);
    expect(await eventKinds(staff)).toEqual({
      'client-added': 3,
      'client-edited': 2,
      'bulk-committed': 1,
      'bulk-undone': 1,
    });
  });

  test('that a colleague took away since is not given back, and what else they changed stays', async () => {
    staff = await testStaff('manager');
    const [removed, edited] = [
      await addTestClient(staff, { lastName: 'A', groups: 'Judo' }),
      await addTestClient(staff, { lastName: 'B', groups: 'Judo, Danse' }),
    ];
    const done = await commitTestBulk(staff, await planTestBulk(staff, searched(), 'remove-group', 'JUDO'));
    expect(done.counts).toEqual({ done: 2 });
    await editClient(
      staff,
      removed,
      2,
      typedClient({ lastName: 'A', groups: 'Judo', email: (await find(removed)).email }),
    );
    await editClient(
      staff,
      edited,
      2,
      typedClient({ lastName: 'B', groups: 'Danse, Yoga', email: (await find(edited)).email }),
    );
    const undone = await undoTestBulk(staff, done);
    expect(undone.undoCounts).toEqual({ undone: 1, 'changed-since': 1 });
    expect((await find(removed)).groups).toEqual(['Judo']);
    expect((await find(edited)).groups).toEqual(['Danse', 'Yoga', 'Judo']);
  });
});

test('leaves a client as a colleague left it between plan and commit, where the change no longer concerns it', async () => {
  staff = await testStaff('manager');
  const [grouped, deleted, renamed] = [
    await addTestClient(staff, { lastName: 'A' }),
    await addTestClient(staff, { lastName: 'B' }),
    await addTestClient(staff, { lastName: 'C' }),
  ];
  const plan = await planTestBulk(staff, searched(), 'add-group', 'Judo');
  await addTestClient(staff, { lastName: 'D' });
  const emailOf = async (id: string) => (await find(id)).email;
  await editClient(staff, grouped, 1, typedClient({ lastName: 'A', groups: 'Judo', email: await emailOf(grouped) }));
  await deleteClient(staff, deleted);
  await editClient(staff, renamed, 1, typedClient({ lastName: 'Cé', email: await emailOf(renamed) }));
  const done = await commitTestBulk(staff, plan);
  expect(done).toMatchObject({ total: 3, counts: { done: 1, 'in-group': 1, deleted: 1 } });
  expect(await find(renamed)).toMatchObject({ lastName: 'Cé', groups: ['Judo'] });
});

test('sets a language, and restores the former one', async () => {
  staff = await testStaff('manager');
  const [none, english] = [await addTestClient(staff), await addTestClient(staff, { language: 'en' })];
  await addTestClient(staff, { language: 'it' });
  const done = await commitTestBulk(staff, await planTestBulk(staff, searched(), 'set-language', 'it'));
  expect(done.counts).toEqual({ done: 2, 'same-language': 1 });
  await undoTestBulk(staff, done);
  expect([(await find(none)).language, (await find(english)).language]).toEqual([null, 'en']);
});

describe('the trash', () => {
  test('takes everyone but the clients of the ERP and those who were used since the plan', async () => {
    staff = await testStaff('manager');
    const [gone, invited] = [await addTestClient(staff), await addTestClient(staff)];
    const erp = await testErp(staff);
    await send(erp, message('created', 1, erpPerson('C-1')));
    const plan = await planTestBulk(staff, searched(), 'delete');
    expect(plan.counts).toEqual({ included: 2, 'managed-by-erp': 1 });
    await resendInvitation(staff, invited);
    const done = await commitTestBulk(staff, plan);
    expect(done.counts).toEqual({ done: 1, 'changed-since': 1, 'managed-by-erp': 1 });
    expect(await find(gone)).toMatchObject({ deletedById: staff.id, deletedAt: expect.any(Date) });
  });

  test('returns everyone at the undo, with the invitation that waited', async () => {
    staff = await testStaff('manager');
    const [invited, restored] = [await addTestClient(staff), await addTestClient(staff)];
    await resendInvitation(staff, invited);
    const before = await prisma().invitation.findFirstOrThrow({ where: { clientId: invited } });
    const done = await commitTestBulk(staff, await planTestBulk(staff, searched(), 'delete'));
    expect(await mailStates(staff)).toEqual(['cancelled']);
    await restoreClient(staff, restored);
    await deleteClient(staff, restored);
    expect((await undoTestBulk(staff, done)).undoCounts).toEqual({ undone: 1, 'changed-since': 1 });
    expect(await mailStates(staff)).toEqual(['queued']);
    expect(await prisma().invitation.findFirstOrThrow({ where: { clientId: invited } })).toEqual(before);
    expect((await find(invited)).deletedAt).toBeNull();
    expect((await find(restored)).deletedAt).not.toBeNull();
  });

  test('is emptied by a restoration, whose undo leaves those who were invited since', async () => {
    staff = await testStaff('manager');
    const ids = [await addTestClient(staff), await addTestClient(staff)] as [string, string];
    for (const id of ids) await deleteClient(staff, id);
    await addTestClient(staff);
    const before = await find(ids[0]);
    const done = await commitTestBulk(staff, await planTestBulk(staff, { kind: 'trash' }, 'restore'));
    expect(done).toMatchObject({ total: 2, counts: { done: 2 } });
    await resendInvitation(staff, ids[1]);
    expect((await undoTestBulk(staff, done)).undoCounts).toEqual({ undone: 1, 'used-since': 1 });
    expect(await find(ids[0])).toMatchObject({ deletedAt: before.deletedAt, deletedById: before.deletedById });
    expect((await find(ids[1])).deletedAt).toBeNull();
  });
});

test('invites those who may be invited, and cancels at the undo what has not left', async () => {
  staff = await testStaff('manager');
  const [queued, sent, again, deleted] = [
    await addTestClient(staff, { lastName: 'A' }),
    await addTestClient(staff, { lastName: 'B' }),
    await addTestClient(staff, { lastName: 'C' }),
    await addTestClient(staff, { lastName: 'D' }),
  ];
  await deleteClient(staff, deleted);
  await resendInvitation(staff, again);
  const chosen = { kind: 'chosen' as const, ids: [queued, sent, again, deleted, queued, 'no id'] };
  const plan = await planTestBulk(staff, chosen, 'invite');
  expect(plan).toMatchObject({ total: 4, counts: { included: 2, queued: 1, deleted: 1 } });
  const done = await commitTestBulk(staff, plan);
  expect(done.counts).toEqual({ done: 2, queued: 1, deleted: 1 });
  await prisma().mail.updateMany({ where: { clientId: sent }, data: { state: 'sent', sentAt: new Date() } });
  expect((await undoTestBulk(staff, done)).undoCounts).toEqual({ undone: 1, sent: 1 });
  expect(await prisma().invitation.count({ where: { clientId: queued } })).toBe(0);
  expect(await prisma().invitation.count({ where: { clientId: sent } })).toBe(1);
  expect((await mailStates(staff)).sort()).toEqual(['cancelled', 'queued', 'sent']);
});

test('is stopped before the next chunk, whose worker asks while the request to stop waits', async () => {
  staff = await testStaff('manager');
  const id = await addTestClient(staff);
  const plan = await planTestBulk(staff, searched(), 'add-group', 'Judo');
  const of = { structureId: staff.structure.id, bulkId: plan.id };
  await requestBulkCommit(staff, plan.id);
  const [stopped] = await inTransaction(async (tx) => {
    await lockOperation(tx, of, 'committing');
    const stopping = stopBulkOperation(staff, plan.id);
    await expect.poll(() => waitingForTurn(plan.id)).toBe(1);
    const working = runBulkCommit(of);
    await expect.poll(() => waitingForTurn(plan.id)).toBe(2);
    return [stopping, working];
  }).then((both) => Promise.all(both));
  expect(stopped).toEqual({ ok: true, value: 'cancelled' });
  expect(await rereadBulk(staff, plan.id)).toMatchObject({ state: 'cancelled', counts: { included: 1 } });
  expect((await find(id)).groups).toEqual([]);
});

test('cannot be stopped after its last client, when it only has to be counted', async () => {
  staff = await testStaff('manager');
  await addTestClient(staff);
  const plan = await planTestBulk(staff, searched(), 'add-group', 'Judo');
  const of = { structureId: staff.structure.id, bulkId: plan.id };
  await requestBulkCommit(staff, plan.id);
  await inTransaction((tx) => commitChunk(tx, of, 10));
  expect(await stopBulkOperation(staff, plan.id)).toEqual({ ok: false, problem: 'too-late' });
  await runBulkCommit(of);
  expect(await rereadBulk(staff, plan.id)).toMatchObject({ state: 'committed', counts: { done: 1 } });
});

test('stops, continues, and is undone once; a second confirmation changes nothing', async () => {
  staff = await testStaff('manager');
  const id = await addTestClient(staff);
  const given = await planTestBulk(staff, searched(), 'add-group', 'Judo');
  expect(await stopBulkOperation(staff, given.id)).toEqual({ ok: true, value: 'discarded' });
  expect(await requestBulkCommit(staff, given.id)).toEqual({ ok: false, problem: 'too-late' });
  const plan = await planTestBulk(staff, searched(), 'add-group', 'Judo');
  for (const _ of [1, 2]) expect(await requestBulkCommit(staff, plan.id)).toEqual({ ok: true, value: null });
  expect(await stopBulkOperation(staff, plan.id)).toEqual({ ok: true, value: 'cancelled' });
  expect((await rereadBulk(staff, plan.id)).counts).toEqual({ included: 1 });
  const done = await commitTestBulk(staff, plan);
  expect(done).toMatchObject({ state: 'committed', counts: { done: 1 } });
  await commitTestBulk(staff, plan);
  expect(await stopBulkOperation(staff, plan.id)).toEqual({ ok: false, problem: 'too-late' });
  await undoTestBulk(staff, done);
  await undoTestBulk(staff, done);
  expect(await find(id)).toMatchObject({ groups: [], version: 3 });
});

test('reaches no client of another structure, and is reached by no other structure or reception', async () => {
  staff = await testStaff('manager');
  const stranger = await testStaff('owner');
  const [own, theirs] = [await addTestClient(staff), await addTestClient(stranger)];
  const plan = await planTestBulk(staff, { kind: 'chosen', ids: [own, theirs] }, 'delete');
  expect(plan).toMatchObject({ total: 1, counts: { included: 1 } });
  for (const verb of [requestBulkCommit, requestBulkUndo, stopBulkOperation]) {
    expect(await verb(stranger, plan.id)).toEqual({ ok: false, problem: 'not-found' });
    expect(await verb(await testStaff('reception', staff), plan.id)).toEqual({ ok: false, problem: 'not-allowed' });
  }
  expect((await commitTestBulk(staff, plan)).counts).toEqual({ done: 1 });
  expect((await find(theirs)).deletedAt).toBeNull();
});

test('forgets its clients and its search after 30 days', async () => {
  staff = await testStaff('manager');
  await addTestClient(staff, { lastName: 'Arnaud' });
  const done = await commitTestBulk(staff, await planTestBulk(staff, searched({ q: 'arnaud' }), 'add-group', 'Judo'));
  const committedAt = new Date(Date.now() - 31 * 86_400_000);
  await prisma().bulkOperation.updateMany({ where: { id: done.id }, data: { committedAt } });
  expect(await forgetBulkClients()).toBe(1);
  expect(await prisma().bulkClient.count({ where: { bulkId: done.id } })).toBe(0);
  expect(await rereadBulk(staff, done.id)).toMatchObject({ query: null, counts: { done: 1 }, undoUntil: null });
  expect(await requestBulkUndo(staff, done.id)).toEqual({ ok: false, problem: 'too-late' });
});
