import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { prisma } from '#lib/database/connection.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { eventKinds } from '#lib/testing/event-kinds.ts';
import { importTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

beforeAll(async () => {
  await testDatabase();
});

const clientNamed = (staff: Staff, emailKey: string) =>
  prisma().client.findFirstOrThrow({ where: { structureId: staff.structure.id, emailKey } });

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
      ...{ lastName: "N'Guyen", firstName: 'Cœline', phone: '+33612345678', birthDate: new Date('1990-04-12') },
      ...{ source: 'import', importId: done.id, importLine: 2, version: 1, createdById: staff.id },
      ...{ sortName: 'n guyen coeline', searchText: 'nguyen coeline coeline nguyen' },
    });
    expect(await clientHistory(staff, client.id)).toMatchObject([
      { author: staff.name, event: { kind: 'client-imported', details: { importId: done.id, line: 2 } } },
    ]);
    expect(await eventKinds(staff)).toEqual({ 'import-committed': 1 });
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
