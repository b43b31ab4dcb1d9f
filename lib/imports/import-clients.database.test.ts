import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { addUp } from './counts.ts';
import { importClients } from './import-clients.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'imports-'));
  await testDatabase();
});
afterAll(() => rm(folder, { recursive: true }));

const fixtures = new URL('./fixtures/', import.meta.url);

/** Every test works in a structure of its own. */
async function someStaff(role: Staff['role'] = 'manager'): Promise<Staff> {
  const slug = `club-${crypto.randomUUID()}`;
  const structure = await prisma().structure.create({ data: { slug, name: 'Club' } });
  const account = await prisma().staffAccount.create({ data: { name: 'Nadia', email: slug, emailKey: `${slug}@x.fr`, passwordHash: '' } });
  return { id: account.id, name: account.name, email: account.email, role, structure };
}

async function importText(staff: Staff, text: string | Buffer) {
  const path = join(folder, `import-${crypto.randomUUID()}.csv`);
  await writeFile(path, text);
  return importClients(staff, { path, fileName: 'test.csv' });
}

const importSample = (staff: Staff, name: string) => importClients(staff, { path: new URL(name, fixtures).pathname, fileName: name });

describe('the sample files', () => {
  const dialects = [
    'excel-fr-utf8-bom.csv',
    'excel-fr-windows-1252.csv',
    'excel-sep-line.csv',
    'excel-unicode-utf16le.txt',
    'google-sheets.csv',
    'libreoffice-lf.csv',
  ];

  test.each(dialects)('%s: 7 created, 1 duplicate, 1 refused', async (name) => {
    const staff = await someStaff();
    const imported = await importSample(staff, name);
    expect(imported).toMatchObject({ ok: true, value: { counts: { create: 7, duplicate: 1, refused: 1, header: 1, update: 0 } } });
    const client = await prisma().client.findFirstOrThrow({
      where: { structureId: staff.structure.id, emailKey: 'coeline.nguyen@exemple-club.fr' },
    });
    expect(client).toMatchObject({ lastName: 'N’Guyen', firstName: 'Cœline', phone: '+33612345678', source: 'import', version: 1 });
    expect(client.birthDate?.toISOString()).toBe('1990-04-12T00:00:00.000Z');
    const duplicate = await prisma().importRow.findFirstOrThrow({ where: { structureId: staff.structure.id, verdict: 'duplicate' } });
    const first = name === 'excel-sep-line.csv' ? 4 : 3;
    expect(duplicate).toMatchObject({ line: first + 4, problems: [{ code: 'duplicate', line: first }] });
    const events = await prisma().auditEvent.groupBy({ by: ['kind'], where: { structureId: staff.structure.id }, _count: true });
    expect(Object.fromEntries(events.map(({ kind, _count }) => [kind, _count]))).toEqual({ 'client-imported': 7, 'import-committed': 1 });
  });

  test('the same file again changes nothing', async () => {
    const staff = await someStaff();
    await importSample(staff, 'excel-fr-utf8-bom.csv');
    const again = await importSample(staff, 'excel-fr-windows-1252.csv');
    expect(again).toMatchObject({ ok: true, value: { counts: { create: 0, unchanged: 7, duplicate: 1, refused: 1 } } });
  });

  test('the English file creates its two people: they are no example rows', async () => {
    const imported = await importSample(await someStaff(), 'english-template.csv');
    expect(imported).toMatchObject({ ok: true, value: { counts: { create: 2, example: 0, lines: 3 } } });
  });

  test('titles, a joined name, a cell over two lines, a mailto:, a destroyed phone, a short row', async () => {
    const staff = await someStaff();
    const imported = await importSample(staff, 'messy-titles-ghost-columns.csv');
    expect(imported).toMatchObject({ ok: true, value: { counts: { lines: 9, titles: 1, header: 1, blank: 3, continued: 1, create: 3 } } });
    const clients = await prisma().client.findMany({ where: { structureId: staff.structure.id }, orderBy: { memberNumber: 'asc' } });
    expect(clients.map(({ lastName, firstName, email, phone, memberNumber }) => [lastName, firstName, email, phone, memberNumber])).toEqual(
      [
        ['LEFEBVRE', 'Marie', 'marie@exemple-club.fr', '+33611223344', '1001'],
        ['Petit', 'Paul', 'paul@exemple-club.fr', null, '1002'],
        ['Roux', 'Élise', 'elise@exemple-club.fr', null, '1003'],
      ],
    );
    const rows = await prisma().importRow.findMany({ where: { structureId: staff.structure.id }, orderBy: { line: 'asc' } });
    expect(rows.map(({ line, problems }) => [line, problems])).toEqual([
      [4, [{ code: 'name-split', field: 'fullName', warning: true }]],
      [
        7,
        [
          { code: 'name-split', field: 'fullName', warning: true },
          { code: 'phone-destroyed', field: 'phone', warning: true },
        ],
      ],
      [8, [{ code: 'name-split', field: 'fullName', warning: true }]],
    ]);
  });
});

describe('against the clients there are', () => {
  test('updates what differs, a blank never erases, the bin is left alone', async () => {
    const staff = await someStaff();
    await importText(staff, 'nom;prenom;email;tel\nDupré;Hélène;h@x.fr;0611223344\nRoux;Luc;l@x.fr;\nBin;Né;b@x.fr;\n');
    await prisma().client.updateMany({ where: { structureId: staff.structure.id, emailKey: 'b@x.fr' }, data: { deletedAt: new Date() } });
    const second = await importText(staff, 'nom;prenom;email;tel\nDuprez;;H@x.fr;\nRoux;Luc;l@x.fr;\nBin;Né;b@x.fr;\nNeuf;;n@x.fr;\n');
    expect(second).toMatchObject({ ok: true, value: { counts: { lines: 5, create: 1, update: 1, unchanged: 1, 'in-bin': 1 } } });
    const client = await prisma().client.findFirstOrThrow({ where: { structureId: staff.structure.id, emailKey: 'h@x.fr' } });
    expect(client).toMatchObject({
      lastName: 'Duprez',
      firstName: 'Hélène',
      email: 'h@x.fr',
      phone: '+33611223344',
      version: 2,
      sortName: 'duprez helene',
      searchText: 'duprez helene h',
    });
    const event = await prisma().auditEvent.findFirstOrThrow({
      where: { structureId: staff.structure.id, kind: 'client-updated-by-import' },
    });
    expect(event.details).toMatchObject({ line: 2, changes: { lastName: { before: 'Dupré', after: 'Duprez' } } });
    expect(event.id[14]).toBe('7');
  });

  test('another structure’s client with the same e-mail is none of its business', async () => {
    await importText(await someStaff(), 'nom;email\nA;same@x.fr\n');
    expect(await importText(await someStaff(), 'nom;email\nA;same@x.fr\n')).toMatchObject({ value: { counts: { create: 1 } } });
  });

  test('reception may not import, and nothing is written', async () => {
    const staff = await someStaff('reception');
    expect(await importText(staff, 'nom;email\nA;a@x.fr\n')).toEqual({ ok: false, problem: { code: 'not-allowed' } });
    expect(await prisma().import.count({ where: { structureId: staff.structure.id } })).toBe(0);
  });
});

describe('a file that cannot be read to its end', () => {
  test('imports nothing and says where', async () => {
    const staff = await someStaff();
    const good = Array.from({ length: 3_000 }, (_, index) => `Nom ${index};a${index}@x.fr\n`).join('');
    const refused = await importText(staff, `nom;email\n${good}"Ouvert;b@x.fr\nReste;c@x.fr\n`);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'quote-not-closed', line: 3_002 } });
    expect(await prisma().client.count({ where: { structureId: staff.structure.id } })).toBe(0);
    expect(await prisma().importRow.count({ where: { structureId: staff.structure.id } })).toBe(0);
    const [kept] = await prisma().import.findMany({ where: { structureId: staff.structure.id } });
    expect(kept).toMatchObject({ state: 'failed', problem: { code: 'quote-not-closed', line: 3_002 } });
  });

  test('NUL and other oddities in cells are refused row by row', async () => {
    const imported = await importText(await someStaff(), 'nom;email\nA\0B;a@x.fr\nC;c\u202e@x.fr\nD;d@x.fr;trop\nnom;email\nE;e@x.fr\n');
    expect(imported).toMatchObject({ ok: true, value: { counts: { refused: 4, create: 1, lines: 6 } } });
    if (imported.ok) expect(addUp(imported.value.counts)).toBe(imported.value.counts.lines);
  });
});
