import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { listRows } from '#lib/imports/rows/list-rows.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { receiveImport } from '#lib/imports/upload/receive-import.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, planTestFile, uploadOf } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import type { ImportSummary } from './import-summary.ts';
import { listImports, readImport } from './read-import.ts';
import { stopImport } from './stop-import.ts';

let owner: Staff;
let plan: ImportSummary;
let done: ImportSummary;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
  plan = await planTestFile(owner, 'nom;email\nA;a@x.fr\n');
  done = await commitTestPlan(owner, await planTestFile(owner, 'nom;email\nB;b@x.fr\n'));
});

/** Everything that an import is, to see that nothing of it moved. */
const everything = () =>
  Promise.all([
    prisma().import.findMany({ orderBy: { id: 'asc' } }),
    prisma().importRow.findMany({ orderBy: [{ importId: 'asc' }, { line: 'asc' }] }),
    prisma().importMapping.findMany(),
    prisma().client.findMany({ orderBy: { id: 'asc' } }),
    prisma().auditEvent.count(),
    prisma().$queryRaw`select count(*)::int from graphile_worker.jobs`,
  ]);

const verbs: [name: string, run: (staff: Staff) => Promise<unknown>][] = [
  [
    'read again',
    (staff) =>
      changeReading(staff, plan.id, { encoding: null, separator: ';', headerLine: 1, fields: ['lastName', 'email'] }),
  ],
  ['commit', (staff) => requestCommit(staff, plan.id, { plan: plan.plan, choice: 'overwrite', reopen: true })],
  ['stop', (staff) => stopImport(staff, plan.id)],
  ['undo', (staff) => requestUndo(staff, done.id)],
];

describe('reception', () => {
  test.each(verbs)('may not %s', async (_name, run) => {
    const before = await everything();
    expect(await run(await testStaff('reception', owner))).toEqual({ ok: false, problem: 'not-allowed' });
    expect(await everything()).toEqual(before);
  });

  test('may not upload, and stores nothing', async () => {
    const before = await everything();
    const received = await receiveImport(await testStaff('reception', owner), uploadOf('nom;email\nA;a@x.fr\n'));
    expect(received).toEqual({ ok: false, problem: { code: 'not-allowed' } });
    expect(await everything()).toEqual(before);
  });
});

describe('another structure', () => {
  test.each(verbs)('cannot %s', async (_name, run) => {
    const before = await everything();
    expect(await run(await testStaff('owner'))).toEqual({ ok: false, problem: 'not-found' });
    expect(await everything()).toEqual(before);
  });

  test('sees nothing of it', async () => {
    const stranger = await testStaff('owner');
    for (const { id } of [plan, done]) {
      expect(await readImport(stranger, id)).toBeNull();
      expect(await listRows(stranger, id, done, { kind: null, after: null, before: null })).toMatchObject({ rows: [] });
    }
    expect(await listImports(stranger)).toEqual({ imports: [], next: null });
    expect((await listImports(owner)).imports.map(({ id }) => id)).toEqual([done.id, plan.id]);
  });
});

test.each(['', 'x', '\0', '1; drop table import', '00000000-0000-0000-0000-000000000000'])(
  'an import that never was is not found: %j',
  async (id) => {
    expect(await readImport(owner, id)).toBeNull();
    expect(await stopImport(owner, id)).toEqual({ ok: false, problem: 'not-found' });
    expect(await requestUndo(owner, id)).toEqual({ ok: false, problem: 'not-found' });
    expect(await requestCommit(owner, id, { plan: 1, choice: 'overwrite', reopen: false })).toEqual({
      ok: false,
      problem: 'not-found',
    });
  },
);
