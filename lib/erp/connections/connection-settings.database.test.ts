import { beforeAll, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { listErpEvents } from '#lib/erp/events/list-erp-events.ts';
import { readConnectionSettings } from '#lib/erp/overview/read-connection-settings.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { playMessage } from '#lib/testing/play-messages.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { findConnection } from './connection.ts';
import { changeConnectionSettings } from './connection-settings.ts';

beforeAll(async () => {
  await testDatabase();
});

test('sets how messages are read, once and with an author, and refuses what cannot be', async () => {
  const staff = await testStaff();
  const { connection } = await testErp(staff, 'dolibarr');
  expect(connection).toMatchObject({ timeZone: 'Europe/Paris', blanks: 'clears', countedKinds: null });
  const wanted = { timeZone: 'America/Martinique', blanks: 'keeps', countedKinds: ['MEMBER', 'MEMBER', ' '] } as const;
  const change = (more = {}) => changeConnectionSettings(staff, { ...wanted, countedKinds: ['MEMBER'], ...more });
  expect(await changeConnectionSettings(staff, { ...wanted, countedKinds: [...wanted.countedKinds] })).toMatchObject({
    ok: true,
  });
  expect(await findConnection(connection.id)).toMatchObject({ ...wanted, countedKinds: ['MEMBER'] });
  expect(await change({ countedKinds: undefined })).toMatchObject({ ok: true });
  expect(await change({ timeZone: 'Mars/Olympus' })).toEqual({ ok: false, problem: 'unknown-zone' });
  expect(await change({ countedKinds: [''] })).toEqual({ ok: false, problem: 'no-kinds' });
  const of = { structureId: staff.structure.id, kind: 'erp-settings-changed' };
  expect(await prisma().auditEvent.count({ where: of })).toBe(1);
  const kinds = (await readConnectionSettings(staff))?.kinds.map(({ kind, counts }) => [kind, counts]);
  expect(kinds).toEqual([
    ['MEMBER', true],
    ['CONTACT', false],
    ['COMPANY', false],
  ]);
  expect(await change({ timeZone: null })).toMatchObject({ ok: true });
  expect(await findConnection(connection.id)).toMatchObject({ timeZone: 'Europe/Paris' });
});

test('shows values that were blanked, fields that are not read, and messages that came right', async () => {
  const staff = await testStaff();
  const erp = await testErp(staff);
  await send(erp, message('created', 1, erpPerson('A', { phone: '0612345678' })));
  await send(erp, message('updated', 2, erpPerson('A', { phone: null })));
  await send(erp, message('created', 3, erpPerson('B', { email: '' })), 'msg_b');
  await send(erp, message('created', 3, erpPerson('B')), 'msg_b');
  const last = await prisma().erpEvent.findFirstOrThrow({
    where: { structureId: staff.structure.id, webhookId: 'msg_b' },
  });
  await prisma().erpEvent.update({
    where: { structureId_id: { structureId: last.structureId, id: last.id } },
    data: { payload: { ...(last.payload as object), kind: 'Member', unread: ['licence'] } },
  });
  expect(await readConnectionSettings(staff)).toMatchObject({
    kinds: [{ kind: 'Member', count: 1, examples: ['Zoé B Durand'], counts: true }],
    blanked: [{ field: 'phone', name: 'Zoé A Durand' }],
    blankedCount: 1,
    naive: 0,
    unread: [{ kind: 'Member', name: 'licence', count: 1 }],
  });
  for (const q of ['B', 'zoé b', 'b@exemple.example', 'Zoe DURAND b'])
    expect((await listErpEvents(staff, { q })).events.map(({ erpId }) => erpId)).toEqual(['B']);
  expect((await listErpEvents(staff, { q: 'nobody%' })).events).toEqual([]);
  const { events } = await listErpEvents(staff, {});
  expect(events.map(({ erpId, wasRefused }) => [erpId, wasRefused])).toEqual([
    ['B', true],
    ['A', false],
    ['A', false],
  ]);
});

test('ticks the kinds that count by default, whatever was ignored before, and counts their clients', async () => {
  const staff = await testStaff();
  const erp = await testErp(staff, 'frappe');
  const doc = { event: 'on_update', full_name: 'Zoé Durand', modified: '2026-11-26 08:00:00' };
  for (const [doctype, name] of [
    ['Member', 'M-1'],
    ['Supplier', 'S-1'],
    ['Member', 'M-2'],
  ] as const)
    await playMessage(erp, { ...doc, doctype, name, email_id: `${name}@exemple.example` });
  const shown = await readConnectionSettings(staff);
  expect(shown).toMatchObject({ naive: 2, blankedCount: 0 });
  expect(shown?.kinds.map(({ kind, count, clients, counts }) => [kind, count, clients, counts])).toEqual([
    ['Member', 2, 2, true],
    ['Supplier', 1, 0, false],
    ['Customer', 0, 0, true],
    ['Contact', 0, 0, true],
  ]);
});
