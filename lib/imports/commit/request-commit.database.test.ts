import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { clientHistory } from '#lib/clients/client-history.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { deleteOldFiles } from '#lib/imports/lifecycle/delete-old-files.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/read-import.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, importTestFile, planTestFile, reread, undoTestImport } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { commitSlice } from './commit-slice.ts';
import { requestCommit } from './request-commit.ts';
import { runCommit } from './run-commit.ts';

beforeAll(async () => {
  await testDatabase();
});

const keyOf = (staff: Staff, { id }: ImportSummary) => ({ structureId: staff.structure.id, importId: id });
const clientNamed = (staff: Staff, emailKey: string) =>
  prisma().client.findFirstOrThrow({ where: { structureId: staff.structure.id, emailKey } });
const clientsOf = ({ structure }: Staff) => prisma().client.count({ where: { structureId: structure.id } });
const consent = ({ plan }: ImportSummary) => ({ plan, choice: 'overwrite', reopen: false }) as const;

async function kindsOf({ structure }: Staff): Promise<Record<string, number>> {
  const events = await prisma().auditEvent.groupBy({
    by: ['kind'],
    where: { structureId: structure.id },
    _count: true,
  });
  return Object.fromEntries(events.map(({ kind, _count }) => [kind, _count]));
}

/** A plan that takes three slices. */
function longPlan(staff: Staff): Promise<ImportSummary> {
  return planTestFile(
    staff,
    `nom;email\n${Array.from({ length: 11_000 }, (_, index) => `Nom ${index};a${index}@x.fr\n`).join('')}`,
  );
}

describe('a commit', () => {
  test('creates clients as planned, and records once who did it', async () => {
    const staff = await testStaff('manager');
    const content = await readFile('lib/imports/fixtures/excel-fr-windows-1252.csv');
    const done = await importTestFile(staff, content);
    expect(done).toMatchObject({
      state: 'committed',
      counts: { create: 7, duplicate: 1, refused: 1 },
      done: { created: 7, updated: 0, reopened: 0, held: 0 },
      committedBy: staff.name,
    });
    const client = await clientNamed(staff, 'coeline.nguyen@exemple-club.fr');
    expect(client).toMatchObject({
      ...{ lastName: 'N’Guyen', firstName: 'Cœline', phone: '+33612345678', birthDate: new Date('1990-04-12') },
      ...{ source: 'import', importId: done.id, importLine: 2, version: 1, createdById: staff.id },
      ...{ sortName: 'n guyen coeline', searchText: 'nguyen coeline coeline nguyen' },
    });
    expect(await clientHistory(staff, client.id)).toMatchObject([
      { author: staff.name, event: { kind: 'client-imported', details: { importId: done.id, line: 2 } } },
    ]);
    expect(await kindsOf(staff)).toEqual({ 'import-committed': 1 });
  });

  test('changes nothing for the same file in another dialect', async () => {
    const staff = await testStaff('manager');
    await importTestFile(staff, await readFile('lib/imports/fixtures/excel-fr-utf8-bom.csv'));
    const before = await prisma().client.findMany({
      where: { structureId: staff.structure.id },
      orderBy: { id: 'asc' },
    });
    const again = await importTestFile(staff, await readFile('lib/imports/fixtures/excel-unicode-utf16le.txt'));
    expect(again).toMatchObject({
      counts: { create: 0, unchanged: 7, duplicate: 1, refused: 1 },
      done: { created: 0, updated: 0 },
    });
    expect(
      await prisma().client.findMany({ where: { structureId: staff.structure.id }, orderBy: { id: 'asc' } }),
    ).toEqual(before);
  });

  test('updates what the file holds, never what it leaves blank, with an event that shows both values', async () => {
    const staff = await testStaff('manager');
    const id = await addTestClient(staff, {
      lastName: 'Dupré',
      firstName: 'Hélène',
      email: 'H@x.fr',
      phone: '0611223344',
    });
    const done = await importTestFile(staff, 'nom;prenom;email;tel\nDuprez;;h@x.fr;\n');
    expect(done.done).toEqual({ created: 0, updated: 1, reopened: 0, held: 0 });
    expect(await clientNamed(staff, 'h@x.fr')).toMatchObject({
      ...{ lastName: 'Duprez', firstName: 'Hélène', email: 'H@x.fr', phone: '+33611223344', version: 2 },
      ...{ source: 'manual', importId: null, sortName: 'duprez helene', searchText: 'duprez helene h' },
    });
    const [event] = await clientHistory(staff, id);
    const changes = { lastName: { before: 'Dupré', after: 'Duprez' } };
    expect(event?.event).toEqual({
      kind: 'client-updated-by-import',
      clientId: id,
      details: { importId: done.id, line: 2, changes },
    });
    expect(event?.id[14]).toBe('7');
  });
});

describe('the choices', () => {
  const content =
    'nom;prenom;email;tel\nDuprez;Hélène;h@x.fr;0611223344\nRoux;Luc;l@x.fr;0655443322\nNeuf;;n@x.fr;\nBin;Né;b@x.fr;0699887766\n';
  async function arranged(): Promise<Staff> {
    const staff = await testStaff('manager');
    await addTestClient(staff, { lastName: 'Dupré', firstName: '', email: 'h@x.fr' });
    await addTestClient(staff, { lastName: 'Le Roux', firstName: 'Luc', email: 'l@x.fr', phone: '0600000000' });
    await deleteClient(staff, await addTestClient(staff, { lastName: 'Bin', firstName: 'Ôté', email: 'b@x.fr' }));
    return staff;
  }
  const names = async (staff: Staff) => {
    const clients = await prisma().client.findMany({
      where: { structureId: staff.structure.id },
      orderBy: { emailKey: 'asc' },
    });
    return clients.map(({ lastName, firstName, phone, deletedAt }) => [lastName, firstName, phone, deletedAt !== null]);
  };
  const neuf = ['Neuf', '', null, false];

  test.each([
    [
      ['overwrite', false] as const,
      { create: 1, update: 2, left: 0, 'in-bin': 1, reopened: 0 },
      [
        ['Bin', 'Ôté', null, true],
        ['Duprez', 'Hélène', '+33611223344', false],
        ['Roux', 'Luc', '+33655443322', false],
        neuf,
      ],
    ],
    [
      ['fill_blanks', false] as const,
      { create: 1, update: 1, left: 1, 'in-bin': 1, reopened: 0 },
      [
        ['Bin', 'Ôté', null, true],
        ['Dupré', 'Hélène', '+33611223344', false],
        ['Le Roux', 'Luc', '+33600000000', false],
        neuf,
      ],
    ],
    [
      ['create_only', false] as const,
      { create: 1, update: 0, left: 2, 'in-bin': 1, reopened: 0 },
      [['Bin', 'Ôté', null, true], ['Dupré', '', null, false], ['Le Roux', 'Luc', '+33600000000', false], neuf],
    ],
    [
      ['overwrite', true] as const,
      { create: 1, update: 2, left: 0, 'in-bin': 0, reopened: 1 },
      [
        ['Bin', 'Né', '+33699887766', false],
        ['Duprez', 'Hélène', '+33611223344', false],
        ['Roux', 'Luc', '+33655443322', false],
        neuf,
      ],
    ],
    [
      ['fill_blanks', true] as const,
      { create: 1, update: 1, left: 1, 'in-bin': 0, reopened: 1 },
      [
        ['Bin', 'Ôté', '+33699887766', false],
        ['Dupré', 'Hélène', '+33611223344', false],
        ['Le Roux', 'Luc', '+33600000000', false],
        neuf,
      ],
    ],
    [
      ['create_only', true] as const,
      { create: 1, update: 0, left: 2, 'in-bin': 0, reopened: 1 },
      [['Bin', 'Ôté', null, false], ['Dupré', '', null, false], ['Le Roux', 'Luc', '+33600000000', false], neuf],
    ],
  ])('%j', async ([choice, reopen], counts, clients) => {
    const staff = await arranged();
    const plan = await planTestFile(staff, content);
    expect(plan).toMatchObject({ counts: { create: 1, update: 2, 'in-bin': 1 }, choices: { fills: 1 } });
    const done = await commitTestPlan(staff, plan, choice, reopen);
    expect(done).toMatchObject({ choice, reopen, counts: { ...counts, held: 0, 'not-reached': 0 } });
    expect(done.done).toEqual({ created: 1, updated: counts.update, reopened: counts.reopened, held: 0 });
    expect(await names(staff)).toEqual(clients);
  });
});

describe('consent to a plan', () => {
  test('makes one import of a double click, two tabs and a reload', async () => {
    const staff = await testStaff('manager');
    const colleague = await testStaff('owner', staff);
    const plan = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    const answers = await Promise.all([
      requestCommit(staff, plan.id, consent(plan)),
      requestCommit(colleague, plan.id, { ...consent(plan), choice: 'create_only' }),
      requestCommit(staff, plan.id, consent(plan)),
    ]);
    expect(answers).toEqual(Array(3).fill({ ok: true, value: null }));
    expect(await jobsOf(plan.id)).toEqual(['commit-import']);
    const { choice } = await reread(staff, plan.id);
    await runCommit(keyOf(staff, plan));
    expect(await requestCommit(staff, plan.id, consent(plan))).toEqual({ ok: true, value: null });
    await runCommit(keyOf(staff, plan));
    expect(await reread(staff, plan.id)).toMatchObject({ state: 'committed', choice, done: { created: 1 } });
    expect(await kindsOf(staff)).toEqual({ 'import-committed': 1 });
  });

  test('is refused for a plan that another tab has replaced', async () => {
    const staff = await testStaff('manager');
    const plan = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    await changeReading(staff, plan.id, {
      encoding: null,
      separator: null,
      headerLine: null,
      fields: ['firstName', 'email'],
    });
    expect(await requestCommit(staff, plan.id, consent(plan))).toEqual({ ok: false, problem: 'plan-changed' });
    expect(await requestCommit(staff, plan.id, { ...consent(plan), plan: plan.plan + 1 })).toEqual({
      ok: false,
      problem: 'plan-changed',
    });
    await runCommit(keyOf(staff, plan));
    expect(await clientsOf(staff)).toBe(0);
  });

  test('is refused for an import that was discarded, deleted or undone', async () => {
    const staff = await testStaff('manager');
    const given = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    await stopImport(staff, given.id);
    const old = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    await prisma().import.updateMany({
      where: { id: old.id },
      data: { createdAt: new Date(Date.now() - importLimits.keptDays * 86_400_000) },
    });
    await deleteOldFiles();
    for (const plan of [given, old])
      expect(await requestCommit(staff, plan.id, consent(plan))).toEqual({ ok: false, problem: 'forgotten' });
    const undone = await undoTestImport(staff, await importTestFile(staff, 'nom;email\nA;a@x.fr\n'));
    expect(await requestCommit(staff, undone.id, consent(undone))).toEqual({ ok: false, problem: 'plan-changed' });
    expect(await clientsOf(staff)).toBe(0);
  });

  test('makes another reading impossible', async () => {
    const staff = await testStaff('manager');
    const plan = await planTestFile(staff, 'nom;email\nA;a@x.fr\n');
    await requestCommit(staff, plan.id, consent(plan));
    const other = { encoding: null, separator: null, headerLine: null, fields: null };
    expect(await changeReading(staff, plan.id, other)).toEqual({ ok: false, problem: 'too-late' });
  });

  async function jobsOf(importId: string): Promise<string[]> {
    const jobs = await prisma().$queryRaw<{ name: string }[]>`select task_identifier as name
      from graphile_worker.jobs join graphile_worker._private_jobs using (id)
      where payload ->> 'importId' = ${importId} and task_identifier <> 'plan-import'`;
    return jobs.map(({ name }) => name);
  }
});

describe('a cancelled import', () => {
  test('keeps what was done, counts what was not, and continues later where it stopped', async () => {
    const staff = await testStaff('manager');
    const plan = await longPlan(staff);
    await requestCommit(staff, plan.id, consent(plan));
    await inTransaction((tx) => commitSlice(tx, keyOf(staff, plan)));
    expect(await reread(staff, plan.id)).toMatchObject({
      state: 'committing',
      reached: 5_001,
      progress: { done: 5_001, total: 11_001 },
    });
    for (const _ of [1, 2]) expect(await stopImport(staff, plan.id)).toEqual({ ok: true, value: 'cancelled' });
    await runCommit(keyOf(staff, plan));
    expect(await reread(staff, plan.id)).toMatchObject({
      ...{
        state: 'cancelled',
        counts: { create: 5_000, 'not-reached': 6_000, lines: 11_001 },
        done: { created: 5_000 },
      },
      undoUntil: expect.any(Date),
    });
    expect(await clientsOf(staff)).toBe(5_000);
    const later = { plan: plan.plan, choice: 'create_only', reopen: true } as const;
    expect(await requestCommit(staff, plan.id, later)).toEqual({ ok: true, value: null });
    await runCommit(keyOf(staff, plan));
    expect(await reread(staff, plan.id)).toMatchObject({
      ...{ state: 'committed', choice: 'overwrite', reopen: false },
      ...{ counts: { create: 11_000, 'not-reached': 0 }, done: { created: 11_000 } },
    });
    expect(await clientsOf(staff)).toBe(11_000);
    expect(await kindsOf(staff)).toEqual({ 'import-cancelled': 1, 'import-committed': 1 });
  });

  test('undoes only what was done', async () => {
    const staff = await testStaff('manager');
    const plan = await longPlan(staff);
    await requestCommit(staff, plan.id, consent(plan));
    await inTransaction((tx) => commitSlice(tx, keyOf(staff, plan)));
    await stopImport(staff, plan.id);
    expect(await undoTestImport(staff, plan)).toMatchObject({
      state: 'undone',
      undone: { removed: 5_000, restored: 0, kept: 0 },
    });
    expect(await clientsOf(staff)).toBe(0);
  });

  test('ends after a whole slice when it is cancelled while it runs', async () => {
    const staff = await testStaff('manager');
    const plan = await longPlan(staff);
    await requestCommit(staff, plan.id, consent(plan));
    const working = runCommit(keyOf(staff, plan));
    await expect
      .poll(async () => (await reread(staff, plan.id)).done.created, { interval: 5, timeout: 10_000 })
      .toBeGreaterThan(0);
    const stopped = await stopImport(staff, plan.id);
    await working;
    const { state, counts, done } = await reread(staff, plan.id);
    expect(state).toBe(stopped.ok ? 'cancelled' : 'committed');
    expect(counts).toMatchObject({ create: done.created, 'not-reached': 11_000 - done.created });
    expect(await clientsOf(staff)).toBe(done.created);
  });
});
