import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { connection, prisma } from '#lib/database/connection.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, incomingEvent, send, type TestErp, testErp } from '#lib/testing/erp.ts';
import { finalState, histories, historyRuns } from '#lib/testing/histories.ts';
import { sendSnapshot } from '#lib/testing/snapshot.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { applySnapshot } from './apply-snapshot.ts';

beforeAll(async () => {
  await testDatabase();
});

const line = fc.record(
  {
    id: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
    mailbox: fc.constantFrom('un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'main'),
    phone: fc.constantFrom('0612345678', null),
    birthDate: fc.constantFrom('1990-04-12', null),
    active: fc.constantFrom(true, true, true, false),
  },
  { requiredKeys: ['id', 'mailbox'] },
);
const lines = fc.array(line, { minLength: 1, maxLength: 10 }).map((all) => {
  const people = all.map(({ id, mailbox, ...more }) => erpPerson(id, { email: `${mailbox}@exemple.example`, ...more }));
  // Of two lines about one person the later counts, as of two events with one version; a removal
  // among them is tested elsewhere.
  return [...new Map(people.map((one) => [one.id, one])).values()];
});

/** Creates a club with a manually managed client, and applies a history of events. */
async function club(history: { id: string; body: unknown }[]): Promise<TestErp> {
  const staff = await testStaff();
  await addTestClient(staff, { email: 'main@exemple.example' });
  const erp = await testErp(staff);
  for (const { id, body } of history) await send(erp, body, id);
  // The history is older than the snapshots of both clubs.
  await connection().pool.query(
    `update client set erp_version = '2026-01-01', erp_fields_version = '2026-01-01', erp_optional = '{}',
       erp_removed_at = case when erp_removed_at is null then null else timestamptz '2026-01-01' end
     where structure_id = $1 and erp_id is not null`,
    [erp.connection.structureId],
  );
  await connection().pool.query("update erp_tombstone set version = '2026-01-01' where structure_id = $1", [
    erp.connection.structureId,
  ]);
  return erp;
}

async function asSnapshot(erp: TestErp, people: object[]): Promise<Date> {
  const snapshotId = await sendSnapshot(erp, people);
  const { structureId } = erp.connection;
  await applySnapshot({ structureId, snapshotId });
  const snapshot = await prisma().erpSnapshot.findFirstOrThrow({ where: { structureId, id: snapshotId } });
  expect(snapshot.state).toBe('applied');
  return snapshot.takenAt;
}

async function asEvents(erp: TestErp, people: { id: string }[], at: Date): Promise<void> {
  const { rows } = await connection().pool.query<{ id: string }>(
    'select erp_id as id from client where structure_id = $1 and erp_id is not null and erp_removed_at is null',
    [erp.connection.structureId],
  );
  const there = new Set(people.map(({ id }) => id));
  const said = (type: string, data: object) =>
    incomingEvent(erp, { type: `client.${type}`, timestamp: at.toISOString(), data });
  const absent = rows.filter(({ id }) => !there.has(id)).map(({ id }) => said('deleted', { id }));
  await receiveEvents(
    erp.connection,
    people.map((one) => said('updated', one)),
  );
  await receiveEvents(erp.connection, absent);
}

test(
  'ends as events with the same content do, also for clients created in one statement',
  async () => {
    await fc.assert(
      fc.asyncProperty(histories, lines, async ({ events }, people) => {
        const [one, other] = [await club(events), await club(events)];
        const at = await asSnapshot(one, people);
        await asEvents(other, people, at);
        expect(await finalState(one)).toEqual(await finalState(other));
      }),
      { numRuns: historyRuns },
    );
  },
  120_000 + historyRuns * 2_000,
);
