import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { prisma } from '#lib/database/connection.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { applySnapshot } from '#lib/erp/snapshots/apply-snapshot.ts';
import { prove } from '#lib/registrations/prove.ts';
import { mailedCode, personOf, testKey, testRegistration } from '#lib/testing/app.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { arrivalOf, erpPerson, message, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { finalState } from '#lib/testing/histories.ts';
import { renamingHistories } from '#lib/testing/profile-writers/renames.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { readHeldPerson } from './read-held-people.ts';

beforeAll(async () => {
  await testDatabase();
});

/** Sends events in batches of one size, and then twice what was refused. @returns the answers */
async function play(erp: TestErp, events: ErpEvent[], size: number) {
  let waiting = events;
  for (let tries = 0; tries < 3; tries += 1) {
    const refused: ErpEvent[] = [];
    for (let at = 0; at < waiting.length; at += size) {
      const batch = waiting.slice(at, at + size);
      const results = await receiveEvents(
        erp.connection,
        batch.map((event) => arrivalOf(erp, event)),
      );
      refused.push(...batch.filter((_, n) => results[n]?.verdict === 'invalid'));
    }
    waiting = refused;
  }
}

/**
 * Everything of the people of the ERP; records that lost their id to another one are former
 * clients.
 */
async function stateOf(erp: TestErp) {
  const rows = await finalState(erp);
  expect(rows.filter(({ erp_id, erp_removed_at }) => erp_id === null && erp_removed_at === null)).toEqual([]);
  return rows.filter(({ erp_id, last_name }) => erp_id !== null && last_name !== 'buried');
}

test('ends the same for every order of renames and merges, in chains and back, and in batches', async () => {
  await fc.assert(
    fc.asyncProperty(
      renamingHistories,
      fc.integer({ min: 1, max: 6 }),
      async ({ events, shuffled, outcomes }, size) => {
        const [one, other, batched] = [
          await testErp(await testStaff()),
          await testErp(await testStaff()),
          await testErp(await testStaff()),
        ];
        await play(one, events, 1);
        await play(other, shuffled, 1);
        await play(batched, shuffled, size);
        const expected = await stateOf(one);
        expect(await stateOf(other)).toEqual(expected);
        expect(await stateOf(batched)).toEqual(expected);
        const active = expected.filter(({ erp_removed_at }) => erp_removed_at === null).map(({ erp_id }) => erp_id);
        expect(active).toEqual(
          outcomes
            .filter(({ isActive }) => isActive)
            .map(({ id }) => id)
            .sort(),
        );
      },
    ),
    { numRuns: Number(process.env.RENAME_RUNS ?? 8) },
  );
}, 500_000);

const at = (second: number) => new Date(Date.UTC(2026, 10, 1) + second * 1000);
const merge = (erpId: string, second: number, former: string): ErpEvent => ({
  ...{ erpId, version: at(second), removes: false, fields: null, formerIds: [former], merges: true },
});
const rename = (erpId: string, second: number, former: string): ErpEvent => ({
  ...{ erpId, version: at(second), removes: false, fields: {}, formerIds: [former] },
});

test('makes the merged person a former client, and leaves the kept one as they are', async () => {
  const erp = await testErp(await testStaff());
  const { clientId: kept } = await send(erp, message('created', 1, erpPerson('401')));
  const { clientId: merged } = await send(erp, message('created', 2, erpPerson('402')));
  const [result] = await receiveEvents(erp.connection, [arrivalOf(erp, merge('401', 3, '402'))]);
  expect(result).toMatchObject({ verdict: 'applied', clientId: kept, changes: {} });
  await send(erp, message('updated', 2.5, erpPerson('402', { lastName: 'Tard' })));
  const removedAt = async (id: string | null) =>
    (await prisma().client.findFirstOrThrow({ where: { id: id ?? '' } })).erpRemovedAt;
  expect(await removedAt(kept)).toBeNull();
  expect(await removedAt(merged)).not.toBeNull();
});

test('removes no client by a merge that arrives before anything else, and no member by a contact of the same number', async () => {
  const erp = await testErp(await testStaff());
  await receiveEvents(erp.connection, [arrivalOf(erp, merge('K', 5, 'F'))]);
  expect((await send(erp, message('created', 1, erpPerson('K')))).verdict).toBe('applied');
  const { clientId } = await send(erp, message('created', 6, erpPerson('MEMBER/9')));
  await send(erp, message('deleted', 7, { id: 'CONTACT/9' }));
  await send(erp, message('deleted', 8, { id: '9' }));
  const people = await prisma().client.findMany({
    where: { structureId: erp.connection.structureId, erpRemovedAt: null },
  });
  expect(people.map(({ erpId }) => erpId).sort()).toEqual(['K', 'MEMBER/9']);
  expect(people.some(({ id }) => id === clientId)).toBe(true);
});

test('keeps the client of a renamed person, and lets late messages under the former id reach it', async () => {
  const staff = await testStaff();
  const erp = await testErp(staff);
  const { structureId } = erp.connection;
  const email = `${randomUUID()}@exemple.example`;
  const { clientId } = await send(erp, message('created', 1, erpPerson('A', { email })));
  const { accountToken } = await testRegistration(await testKey(staff), email);
  await prove(await personOf(accountToken), (await mailedCode(email)) ?? '', '192.0.2.1');
  const access = async () => (await readVerdict(staff, { clientId: clientId ?? '' }))?.verdict.access;
  expect(await access()).toBe(true);
  await receiveEvents(erp.connection, [arrivalOf(erp, rename('B', 3, 'A'))]);
  await receiveEvents(erp.connection, [arrivalOf(erp, rename('C', 5, 'B'))]);
  const late = [
    await send(erp, message('updated', 2, erpPerson('A', { email, phone: '06 12 34 56 78' }))),
    await send(erp, message('updated', 4, erpPerson('B', { email, lastName: 'Marié' }))),
    await send(erp, message('updated', 6, erpPerson('A', { email, lastName: 'Mariée' })), 'late'),
    await send(erp, message('deleted', 7, { id: 'A' })),
    await send(erp, message('deleted', 8, { id: 'B' })),
  ];
  expect(late.map((result) => [result.verdict, result.clientId])).toEqual(
    ['stale', 'stale', 'applied', 'unchanged', 'unchanged'].map((verdict) => [verdict, clientId]),
  );
  const people = () => prisma().client.findMany({ where: { structureId } });
  const expected = { erpId: 'C', memberNumber: 'C', lastName: 'Mariée', phone: '+33612345678', erpRemovedAt: null };
  expect(await people()).toMatchObject([{ id: clientId, ...expected }]);
  const stored = await prisma().erpEvent.findFirstOrThrow({ where: { structureId, webhookId: 'late' } });
  expect(await replayEvent(staff, stored.id)).toEqual({ ok: true, value: 'unchanged' });
  const snapshotId = await sendSnapshot(erp, [erpPerson('A', { email, lastName: 'Export' })]);
  await applySnapshot({ structureId, snapshotId });
  expect(await people()).toMatchObject([{ id: clientId, ...expected, lastName: 'Export' }]);
  expect((await readHeldPerson(erp.connection, 'A'))?.id).toBe('C');
  expect(await access()).toBe(true);
  await send(erp, message('deleted', 9_000_000, { id: 'C' }));
  expect(await access()).toBe(false);
});
