import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { removeColleague } from '#lib/staff/remove-colleague.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { parseEventFilter } from './event-filter.ts';
import { exportEvents } from './export-events.ts';
import { listAuthors } from './list-authors.ts';
import { listEvents } from './list-events.ts';

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
    page = await listEvents(staff, undefined, page.older);
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
  expect((await listEvents(staff, undefined, before)).events).toEqual([]);
});

describe('a filter', () => {
  let owner: Staff;
  let reception: Staff;
  let clientId: string;

  beforeAll(async () => {
    owner = await testStaff();
    reception = await testStaff('reception', owner);
    clientId = await addTestClient(reception, { lastName: 'Dupré', firstName: 'Hélène' });
    const of = (staffId: string | null, at: string) => ({ structureId: owner.structure.id, staffId, at: new Date(at) });
    const none = { changes: {} };
    await recordEvents(connection().pool, [
      // In Paris the first of these is on 2 March.
      { ...of(owner.id, '2025-03-01T23:30:00Z'), kind: 'join-code-renewed', details: {} },
      { ...of(null, '2025-03-02T22:30:00Z'), kind: 'erp-enabled', details: { connectionId: clientId } },
      { ...of(owner.id, '2025-03-02T23:30:00Z'), kind: 'erp-disabled', details: { connectionId: clientId } },
      {
        ...of(null, '2025-03-09T10:00:00Z'),
        kind: 'client-updated-by-erp',
        clientId,
        details: { eventId: null, ...none },
      },
    ]);
  });

  const kinds = async (staff: Staff, parameters: Record<string, string>) =>
    (await listEvents(staff, parseEventFilter(parameters))).events.map(({ event }) => event.kind);

  test('of days takes the calendar of the structure, both ends included', async () => {
    expect(await kinds(owner, { from: '2025-03-02', until: '2025-03-02' })).toEqual([
      'erp-enabled',
      'join-code-renewed',
    ]);
    expect(await kinds(owner, { until: '2025-03-01' })).toEqual([]);
    expect(await kinds(owner, { from: '2025-03-03', until: '2025-12-31' })).toEqual(['erp-disabled']);
  });

  test('of an author, of the system or of a kind shows only those', async () => {
    expect(await kinds(owner, { by: owner.id, until: '2025-12-31' })).toEqual(['erp-disabled', 'join-code-renewed']);
    expect(await kinds(owner, { by: 'system' })).toEqual(['erp-enabled']);
    expect(await kinds(owner, { group: 'settings' })).toEqual(['join-code-renewed']);
    expect(await kinds(owner, { by: reception.id })).toEqual(['client-added']);
    expect((await listAuthors(owner)).map(({ id }) => id).toSorted()).toEqual([owner.id, reception.id].toSorted());
  });

  test('of a person finds what anybody and the ERP did to them, by an unaccented name too', async () => {
    expect(await kinds(owner, { q: 'helene dup' })).toEqual(['client-added', 'client-updated-by-erp']);
    expect(await kinds(owner, { q: 'durand' })).toEqual([]);
  });

  test('shows reception only its own events, whichever author it asks for', async () => {
    const own = ['client-added'];
    for (const parameters of [{}, { by: owner.id }, { by: 'system' }, { q: 'dupré' }])
      expect(await kinds(reception, parameters as Record<string, string>), JSON.stringify(parameters)).toEqual(own);
    expect(await kinds(reception, { group: 'settings' })).toEqual([]);
  });

  test('is kept by the export, which is an event itself and cannot run as a formula', async () => {
    const file = await exportEvents(owner, parseEventFilter({ q: 'dupré' }), 'fr');
    if (!file.ok) throw new Error(file.problem);
    let text = '';
    for await (const part of file.value) text += part;
    const lines = text.split('\r\n');
    const { columns, events, system } = dictionaryOf('fr').activity;
    expect(lines[0]).toBe(`\ufeff${columns.join(';')}`);
    expect(lines[1]).toContain(`;${reception.name};Hélène Dupré;${events['client-added']};`);
    expect(lines[2]).toBe(`2025-03-09 11:00:00;${system};Hélène Dupré;${events['client-updated-by-erp']('')};`);
    expect(await kinds(owner, { group: 'files' })).toEqual(['activity-exported']);
  });

  test.each([
    { by: 'x', group: 'y', from: '2025-02-30', until: 'tomorrow' },
    { by: '\0', group: '\0', from: '0000-00-00', until: '99999-01-01' },
    { q: ' '.repeat(300) },
  ])('ignores what it cannot read: %j', (parameters) => {
    expect(parseEventFilter(parameters as Record<string, string>)).toEqual(parseEventFilter({}));
  });

  test('of the earliest and the latest day is answered', async () => {
    expect(await kinds(owner, { from: '0001-01-01', until: '9999-12-31', by: 'system' })).toEqual(['erp-enabled']);
  });
});
