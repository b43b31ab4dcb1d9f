import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { importLimits } from '#lib/imports/file/limits.ts';
import { deleteOldFiles } from '#lib/imports/lifecycle/delete-old-files.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { planTestFile, reread, uploadOf } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { receiveImport } from './receive-import.ts';

let staff: Staff;
beforeAll(async () => {
  await testDatabase();
  staff = await testStaff('manager');
});

/** The same form as it comes through a network. */
function inPieces({ contentType, body }: ReturnType<typeof uploadOf>): ReturnType<typeof uploadOf> {
  async function* small() {
    for await (const piece of body)
      for (let at = 0; at < piece.length; at += 16_384) yield piece.subarray(at, at + 16_384);
  }
  return { contentType, body: small() };
}

const storedOf = async ({ structure }: Staff) => {
  const where = { structureId: structure.id };
  return {
    imports: await prisma().import.count({ where }),
    chunks: await prisma().importChunk.count({ where }),
    rows: await prisma().importRow.count({ where }),
  };
};
const nothing = { imports: 0, chunks: 0, rows: 0 };

test('stores the file byte for byte, in chunks of any size, and queues its plan', async () => {
  const content = Buffer.concat([
    await readFile('lib/imports/fixtures/google-sheets.csv'),
    Buffer.alloc(1_200_000, 'Même,Paul,p@x.fr\n'),
  ]);
  const received = await receiveImport(staff, inPieces(uploadOf(content, 'adhérents.csv')));
  if (!received.ok) throw new Error(received.problem.code);
  const chunks = await prisma().importChunk.findMany({ where: received.value, orderBy: { position: 'asc' } });
  expect(chunks.length).toBeGreaterThan(1);
  expect(Buffer.concat(chunks.map(({ bytes }) => bytes)).equals(content)).toBe(true);
  expect(await reread(staff, received.value.importId)).toMatchObject({
    fileName: 'adhérents.csv',
    bytes: content.length,
    state: 'planning',
  });
  const jobs = await prisma()
    .$queryRaw`select task_identifier, payload from graphile_worker.jobs join graphile_worker._private_jobs using (id)
    where payload ->> 'importId' = ${received.value.importId}`;
  expect(jobs).toEqual([
    { task_identifier: 'plan-import', payload: { structureId: staff.structure.id, importId: received.value.importId } },
  ]);
});

test.each(['liste.php', 'Liste de M.Dupont', 'clients.csv.old', 'clients.xlsx', 'sans-fin'])(
  'receives a list that is called %s',
  async (name) => {
    const fresh = await testStaff('manager');
    expect(await receiveImport(fresh, uploadOf('nom;email\nA;a@x.fr\n', name))).toMatchObject({ ok: true });
  },
);

describe('an upload that is no file leaves nothing behind', () => {
  const workbook = Buffer.concat([Buffer.from('504b0304140006000800', 'hex'), Buffer.alloc(700_000)]);
  test.each([
    ['a workbook by its first bytes, whatever its name says', uploadOf(workbook, 'clients.csv'), 'spreadsheet'],
    ['nothing in it', uploadOf('', 'clients.csv'), 'empty'],
    [
      'bytes of a program',
      uploadOf(Buffer.from(Array.from({ length: 2_000 }, (_, at) => (at * 7) % 32)), 'clients.csv'),
      'binary',
    ],
    ['too big', uploadOf(Buffer.alloc(importLimits.bytes + 1, 'a'), 'clients.csv'), 'too-big'],
    ['no form', { contentType: 'text/csv', body: null }, 'no-file'],
  ])('%s', async (_name, form, code) => {
    const fresh = await testStaff('manager');
    expect(await receiveImport(fresh, form)).toEqual({ ok: false, problem: { code } });
    expect(await storedOf(fresh)).toEqual(nothing);
  });

  test('covers a connection that is interrupted after a megabyte', async () => {
    const fresh = await testStaff('manager');
    async function* cut() {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nnom;email\r\n');
      for (let line = 0; line < 100; line += 1) yield Buffer.alloc(10_000, 'A;a@x.fr\n');
      expect(await prisma().import.count({ where: { structureId: fresh.structure.id, state: 'receiving' } })).toBe(1);
      throw new Error('aborted');
    }
    const received = await receiveImport(fresh, { contentType: 'multipart/form-data; boundary=b', body: cut() });
    expect(received).toEqual({ ok: false, problem: { code: 'upload-cut' } });
    expect(await storedOf(fresh)).toEqual(nothing);
  });

  test('hides one whose server was killed, and deletes it after an hour', async () => {
    const fresh = await testStaff('manager');
    const { id: importId } = await prisma().import.create({
      data: { structureId: fresh.structure.id, fileName: '', state: 'receiving', createdById: fresh.id },
    });
    await prisma().importChunk.create({
      data: { structureId: fresh.structure.id, importId, position: 0, bytes: Buffer.from('nom;') },
    });
    await expect(reread(fresh, importId)).rejects.toThrow();
    await deleteOldFiles();
    expect(await storedOf(fresh)).toEqual({ ...nothing, imports: 1, chunks: 1 });
    await deleteOldFiles(new Date(Date.now() + 3_600_001));
    expect(await storedOf(fresh)).toEqual(nothing);
  });
});

describe('a file that cannot be read is kept in the history with its reason', () => {
  const cells = 'x;'.repeat(10_000);
  test.each([
    [
      'cut in a character',
      Buffer.from('nom;email\nÉloïse;a@x.fr\nZoé').subarray(0, -1),
      { code: 'truncated', line: 3 },
    ],
    ['10,000 columns', `nom;email;${cells}\nA;a@x.fr\n`, { code: 'too-many-columns', line: 1 }],
    ['prose', 'Chers tous\nbonjour\n', { code: 'no-known-header' }],
  ])('%s', async (_name, content, problem) => {
    const fresh = await testStaff('manager');
    const received = await receiveImport(fresh, uploadOf(content));
    expect(received).toMatchObject({ ok: false, problem });
    const importId = (!received.ok && 'importId' in received.problem && received.problem.importId) || '';
    expect(await reread(fresh, importId)).toMatchObject({ state: 'failed', problem: { ...problem }, counts: null });
    expect(await prisma().importRow.count({ where: { importId } })).toBe(0);
  });
});

describe('ambiguous headers', () => {
  test.each([
    ['the address of a payer', 'nom;email payeur\nA;a@x.fr\n', { code: 'to-confirm', line: 1 }],
    ['an unknown language', 'sukunimi;sähköposti\nA;a@x.fi\n', { code: 'to-confirm', line: 1 }],
    ['none at all', 'A;a@x.fr\n', { code: 'to-confirm' }],
    ['NULs in a header', 'no\0m;te\0l\nA;06\n', { code: 'column-missing', field: 'email', line: 1 }],
  ])('%s: nothing is planned before staff answer', async (_name, content, problem) => {
    expect(await planTestFile(staff, content)).toMatchObject({ state: 'mapping', problem, counts: null, plan: 0 });
  });
});

describe('the uploads of a structure', () => {
  test('is limited by the bytes of its stored files', async () => {
    const full = await testStaff('manager');
    const kept = {
      structureId: full.structure.id,
      fileName: 'a.csv',
      state: 'committed',
      createdById: full.id,
    } as const;
    const { id } = await prisma().import.create({
      data: { ...kept, bytes: importLimits.storedBytes - importLimits.bytes + 1 },
    });
    expect(await receiveImport(full, uploadOf('nom;email\nA;a@x.fr\n'))).toEqual({
      ok: false,
      problem: { code: 'no-room' },
    });
    expect(await storedOf(full)).toEqual({ ...nothing, imports: 1 });
    await prisma().import.updateMany({ where: { id }, data: { forgottenAt: new Date() } });
    expect(await planTestFile(full, 'nom;email\nA;a@x.fr\n')).toMatchObject({ state: 'planned' });
  });

  test('is limited by files an hour', async () => {
    const busy = await testStaff('manager');
    const before = new Date(Date.now() - 3_540_000);
    const lately = {
      structureId: busy.structure.id,
      fileName: 'a.csv',
      state: 'failed',
      createdById: busy.id,
      createdAt: before,
    } as const;
    await prisma().import.createMany({ data: Array.from({ length: importLimits.filesAnHour }, () => lately) });
    expect(await receiveImport(busy, uploadOf('nom;email\nA;a@x.fr\n'))).toEqual({
      ok: false,
      problem: { code: 'too-often' },
    });
    await prisma().import.updateMany({
      where: { structureId: busy.structure.id },
      data: { createdAt: new Date(Date.now() - 3_660_000) },
    });
    expect(await planTestFile(busy, 'nom;email\nA;a@x.fr\n')).toMatchObject({ state: 'planned' });
  });
});
