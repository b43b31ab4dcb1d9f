import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { removeColleague } from '#lib/staff/remove-colleague.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { listEvents } from './list-events.ts';
import { recordEvents } from './record-events.ts';

beforeAll(async () => {
  await testDatabase();
});

test('pages from the latest event to the first, each once, even when many share a moment', async () => {
  const staff = await testStaff();
  const at = new Date();
  const event = (index: number) => ({ kind: 'colleague-invited', details: { name: String(index), role: 'owner' } });
  await prisma().auditEvent.createMany({
    data: Array.from({ length: 120 }, (_, index) => ({
      structureId: staff.structure.id,
      staffId: staff.id,
      at,
      ...event(index),
    })),
  });
  const seen: string[] = [];
  let page = await listEvents(staff);
  for (;;) {
    seen.push(...page.events.map(({ id }) => id));
    if (!page.older) break;
    page = await listEvents(staff, page.older);
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

test('names the actor and the person concerned, also after they left', async () => {
  const owner = await testStaff();
  const colleague = await testStaff('manager', owner);
  await removeColleague(owner, colleague.id);
  const { events } = await listEvents(owner);
  expect(events).toMatchObject([
    { author: owner.name, colleague: colleague.name, client: null, event: { kind: 'colleague-removed' } },
  ]);
});

test('leaves out what an import did to each client, and every other structure', async () => {
  const staff = await testStaff();
  const stranger = await testStaff();
  const importId = crypto.randomUUID();
  await inTransaction(async (tx) => {
    const author = { structureId: staff.structure.id, staffId: null };
    const each = { clientId: crypto.randomUUID(), details: { importId, line: 2, changes: {} } };
    await recordEvents(tx, [{ ...author, kind: 'client-updated-by-import', ...each }]);
    await recordEvents(tx, [{ ...author, kind: 'client-import-undone', ...each }]);
    await recordEvents(tx, [
      { ...author, kind: 'import-committed', details: { importId, fileName: 'a.csv', created: 1, updated: 0 } },
    ]);
  });
  expect((await listEvents(staff)).events.map(({ event, author }) => [event.kind, author])).toEqual([
    ['import-committed', null],
  ]);
  expect((await listEvents(stranger)).events).toEqual([]);
});

test.each([
  '',
  'x',
  '_',
  '\0',
  '1_2',
  '9'.repeat(40),
  '1700000000000_not-an-id',
  `9999999999999_${crypto.randomUUID()}`,
])('opens the first page for the invalid cursor %j', async (before) => {
  const staff = await testStaff();
  expect((await listEvents(staff, before)).events).toEqual([]);
});
