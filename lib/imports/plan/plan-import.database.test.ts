import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import type { LayoutOverrides } from '#lib/imports/layout/file-layout.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { addUp } from '#lib/imports/rows/counts.ts';
import { receiveImport } from '#lib/imports/upload/receive-import.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { planTestFile, reread, uploadOf } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { planImport } from './plan-import.ts';

beforeAll(async () => {
  await testDatabase();
});

const sample = (name: string) => readFile(`lib/imports/fixtures/${name}`);
const asRecognised: LayoutOverrides = { encoding: null, separator: null, headerLine: null, fields: null };
const rowsOf = (importId: string) => prisma().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });
const clientsOf = ({ structure }: Staff) => prisma().client.count({ where: { structureId: structure.id } });

/** Received and waiting for its job. */
async function waiting(staff: Staff, content: string): Promise<{ structureId: string; importId: string }> {
  const received = await receiveImport(staff, uploadOf(content));
  if (!received.ok) throw new Error(received.problem.code);
  return { structureId: staff.structure.id, importId: received.value.importId };
}

describe('the sample files', () => {
  const dialects: [name: string, separator: string, encoding: string][] = [
    ['excel-fr-utf8-bom.csv', ';', 'utf-8'],
    ['excel-fr-windows-1252.csv', ';', 'windows-1252'],
    ['excel-sep-line.csv', ';', 'windows-1252'],
    ['excel-unicode-utf16le.txt', '\t', 'utf-16le'],
    ['google-sheets.csv', ',', 'utf-8'],
    ['libreoffice-lf.csv', ',', 'utf-8'],
  ];
  test.each(dialects)(
    '%s: 7 to create, 1 duplicate, 1 refused, and nothing done yet',
    async (name, separator, encoding) => {
      const staff = await testStaff('manager');
      const plan = await planTestFile(staff, await sample(name), name);
      expect(plan).toMatchObject({
        state: 'planned',
        plan: 1,
        problem: null,
        counts: { create: 7, duplicate: 1, refused: 1, header: 1 },
      });
      expect(plan.understood).toMatchObject({ separator, encoding });
      const rows = await rowsOf(plan.id);
      const line = name === 'excel-sep-line.csv' ? 3 : 2;
      expect(rows.find(({ verdict }) => verdict === 'duplicate')).toMatchObject({
        line: line + 5,
        problems: [{ code: 'duplicate', line: line + 1 }],
        clientId: null,
      });
      expect(rows.find(({ emailKey }) => emailKey === 'coeline.nguyen@exemple-club.fr')).toMatchObject({
        lastName: 'N’Guyen',
        firstName: 'Cœline',
        phone: '+33612345678',
        birthDate: new Date('1990-04-12'),
      });
      expect(await clientsOf(staff)).toBe(0);
    },
  );

  test('creates the two people of the English one, which are no example rows', async () => {
    expect(await planTestFile(await testStaff('manager'), await sample('english-template.csv'))).toMatchObject({
      counts: { create: 2, example: 0, lines: 3 },
    });
  });

  test('reads titles, a joined name, a cell over two lines, a mailto:, a destroyed phone and a short row', async () => {
    const plan = await planTestFile(await testStaff('manager'), await sample('messy-titles-ghost-columns.csv'));
    expect(plan.counts).toMatchObject({ lines: 9, titles: 1, header: 1, blank: 3, continued: 1, create: 3 });
    const split = { code: 'name-split', field: 'fullName', warning: true };
    const rows = await rowsOf(plan.id);
    expect(
      rows.map(({ line, lastName, firstName, email, phone, memberNumber, problems }) => [
        ...[line, lastName, firstName, email, phone, memberNumber],
        problems,
      ]),
    ).toEqual([
      [4, 'LEFEBVRE', 'Marie', 'marie@exemple-club.fr', '+33611223344', '1001', [split]],
      [
        7,
        'Petit',
        'Paul',
        'paul@exemple-club.fr',
        null,
        '1002',
        [split, { code: 'phone-destroyed', field: 'phone', warning: true }],
      ],
      [8, 'Roux', 'Élise', 'elise@exemple-club.fr', null, '1003', [split]],
    ]);
  });
});

describe('a plan against existing clients', () => {
  test('finds what differs and what does not, erases nothing with a blank, and knows the trash and other structures', async () => {
    const staff = await testStaff('manager');
    const stranger = await testStaff('manager');
    const differs = await addTestClient(staff, {
      lastName: 'Dupré',
      firstName: 'Hélène',
      email: 'h@x.fr',
      phone: '0611223344',
    });
    const same = await addTestClient(staff, { lastName: 'Roux', firstName: 'Luc', email: 'l@x.fr' });
    const binned = await addTestClient(staff, { lastName: 'Bin', firstName: 'Né', email: 'b@x.fr' });
    await deleteClient(staff, binned);
    await addTestClient(stranger, { email: 'n@x.fr' });
    const plan = await planTestFile(
      staff,
      'nom;prenom;email;tel\nDuprez;;H@x.fr;\nRoux;Luc;l@x.fr;\nBin;Ôté;b@x.fr;06 11 22 33 44\nNeuf;;n@x.fr;\nDupré;;h@X.FR;\n',
    );
    expect(plan.counts).toMatchObject({ lines: 6, create: 1, update: 1, unchanged: 1, 'in-bin': 1, duplicate: 1 });
    expect(plan.choices).toEqual({ fills: 0, mistyped: 0 });
    const rows = await rowsOf(plan.id);
    expect(
      rows.map(({ verdict, clientId, clientVersion, changes }) => [verdict, clientId, clientVersion, changes]),
    ).toEqual([
      ['update', differs, 1, { lastName: { before: 'Dupré', after: 'Duprez' } }],
      ['unchanged', same, 1, null],
      [
        'in_bin',
        binned,
        2,
        { firstName: { before: 'Né', after: 'Ôté' }, phone: { before: null, after: '+33611223344' } },
      ],
      ['create', expect.any(String), null, null],
      ['duplicate', null, null, null],
    ]);
  });
});

describe('rows that cannot be clients', () => {
  test('refuses each with its column and cells, and shifts no other row', async () => {
    const content = [
      'nom;email;tel',
      'A\0B;a@x.fr',
      'C;c\u202e@x.fr',
      'D;d@x.fr;06;trop',
      'nom;email;tel',
      'E;e@x.fr',
      ';f@x.fr',
      'G',
      '"H;h@x.fr";06',
    ].join('\n');
    const plan = await planTestFile(await testStaff('manager'), content);
    expect(plan.counts).toMatchObject({ lines: 9, header: 1, refused: 7, create: 1 });
    const rows = await rowsOf(plan.id);
    expect(
      rows.filter(({ verdict }) => verdict === 'refused').map(({ line, cells, problems }) => [line, cells, problems]),
    ).toEqual([
      [2, ['A\u2400B', 'a@x.fr'], [{ code: 'odd-characters', field: 'lastName' }]],
      [3, ['C', 'c\u202e@x.fr'], [expect.objectContaining({ field: 'email' })]],
      [4, ['D', 'd@x.fr', '06', 'trop'], [{ code: 'too-many-cells' }]],
      [5, ['nom', 'email', 'tel'], [{ code: 'header-again' }]],
      [7, ['', 'f@x.fr'], [{ code: 'required', field: 'lastName' }]],
      [8, ['G'], [{ code: 'email-required', field: 'email' }]],
      [9, ['H;h@x.fr', '06'], [expect.objectContaining({ field: 'email' })]],
    ]);
  });

  test('shortens a surplus cell where it is shown, not where it is read', async () => {
    const plan = await planTestFile(
      await testStaff('manager'),
      `nom;email\nA;a@x.fr${';x'.repeat(5_000)}\nB;b@x.fr${';'.repeat(5_000)}\n`,
    );
    expect(plan.counts).toMatchObject({ refused: 1, create: 1 });
    expect((await rowsOf(plan.id))[0]?.cells).toHaveLength(22);
  });
});

describe('a file that cannot be read to its end', () => {
  const good = Array.from({ length: 3_000 }, (_, index) => `Nom ${index};a${index}@x.fr\n`).join('');
  test.each([
    [
      'a quote never closed',
      `nom;email\n${good}"Ouvert;b@x.fr\nReste;c@x.fr\n`,
      { code: 'quote-not-closed', line: 3_002 },
    ],
    ['a quote in a text', `nom;email\n${good}B "b";b@x.fr\n`, { code: 'quote-misplaced', line: 3_002 }],
    [
      'a cell of more than 1 MB',
      `nom;email\n${good}"${'x\n'.repeat(600_000)}";b@x.fr\n`,
      { code: 'record-too-big', line: 3_002 },
    ],
    ['no client in it', 'nom;email\n;\n', { code: 'no-rows' }],
  ])('%s: nothing is planned, and its page says where', async (_name, content, problem) => {
    const staff = await testStaff('manager');
    const plan = await planTestFile(staff, content);
    expect(plan).toMatchObject({ state: 'failed', problem, counts: null });
    expect(await rowsOf(plan.id)).toEqual([]);
    expect(await clientsOf(staff)).toBe(0);
  });

  test('can be read in another way where staff chose how to read it', async () => {
    const staff = await testStaff('manager');
    const good = Array.from({ length: 10_000 }, (_, index) => `A;B,a${index}@x.fr\n`).join('');
    const plan = await planTestFile(staff, `nom,email\n${good}"C"",x",c@x.fr\n`);
    await changeReading(staff, plan.id, {
      ...asRecognised,
      separator: ';',
      headerLine: 0,
      fields: ['lastName', 'email'],
    });
    await planImport({ structureId: staff.structure.id, importId: plan.id });
    expect(await reread(staff, plan.id)).toMatchObject({
      state: 'mapping',
      problem: { code: 'quote-misplaced', line: 10_002 },
    });
    await changeReading(staff, plan.id, { ...asRecognised, separator: ',' });
    await planImport({ structureId: staff.structure.id, importId: plan.id });
    expect(await reread(staff, plan.id)).toMatchObject({
      state: 'planned',
      plan: 3,
      problem: null,
      counts: { create: 10_001 },
    });
  });
});

describe('columns that staff choose', () => {
  test('are remembered for the next file of the same structure with the same header line', async () => {
    const staff = await testStaff('manager');
    const finnish = 'Sukunimi;Sähköposti\nA;a@x.fi\n';
    const first = await planTestFile(staff, finnish);
    expect(first.state).toBe('mapping');
    expect(await changeReading(staff, first.id, { ...asRecognised, fields: ['lastName', 'email'] })).toEqual({
      ok: true,
      value: null,
    });
    await planImport({ structureId: staff.structure.id, importId: first.id });
    expect(await reread(staff, first.id)).toMatchObject({ state: 'planned', chosen: true, counts: { create: 1 } });
    const next = await planTestFile(staff, 'SUKUNIMI;sähköposti *\nB;b@x.fi\n');
    expect(next).toMatchObject({
      state: 'planned',
      chosen: false,
      understood: { remembered: true },
      counts: { create: 1 },
    });
    expect(await planTestFile(await testStaff('manager'), finnish)).toMatchObject({ state: 'mapping' });
    expect(await planTestFile(staff, 'Sukunimi;Sähköposti;Muu\nA;a@x.fi;\n')).toMatchObject({ state: 'mapping' });
  });

  test('are accepted one by one, in every reading', async () => {
    const staff = await testStaff('manager');
    const latin9 = Buffer.from('nom;email\nB\u00bduf \u00a4;b@x.fr\n', 'latin1');
    const plan = await planTestFile(staff, latin9);
    expect((await rowsOf(plan.id))[0]?.lastName).toBe('B½uf ¤');
    await changeReading(staff, plan.id, { ...asRecognised, encoding: 'iso-8859-15' });
    await planImport({ structureId: staff.structure.id, importId: plan.id });
    expect((await rowsOf(plan.id)).map(({ lastName }) => lastName)).toEqual(['Bœuf €']);
    expect(await reread(staff, plan.id)).toMatchObject({ understood: { encoding: 'iso-8859-15', separator: ';' } });
  });
});

describe('a superseded plan', () => {
  const many = `nom;email\n${Array.from({ length: 30_000 }, (_, index) => `Nom ${index};a${index}@x.fr\n`).join('')}`;

  test('leaves no row when it is discarded', async () => {
    const staff = await testStaff('manager');
    const of = await waiting(staff, many);
    const planning = planImport(of);
    await begun(of.importId);
    expect(await stopImport(staff, of.importId)).toEqual({ ok: true, value: 'discarded' });
    await planning;
    expect(await reread(staff, of.importId)).toMatchObject({ state: 'discarded', kept: false });
    expect(await prisma().importRow.count({ where: { importId: of.importId } })).toBe(0);
    expect(await prisma().importChunk.count({ where: { importId: of.importId } })).toBe(0);
  });

  test('gives way to another reading', async () => {
    const staff = await testStaff('manager');
    const of = await waiting(staff, many);
    const planning = planImport(of);
    await begun(of.importId);
    await changeReading(staff, of.importId, { ...asRecognised, fields: ['firstName', 'email'] });
    await changeReading(staff, of.importId, { ...asRecognised, fields: ['fullName', 'email'] });
    await Promise.all([planning, planImport(of), planImport(of)]);
    const plan = await reread(staff, of.importId);
    expect(plan).toMatchObject({ state: 'planned', plan: 2, counts: { create: 30_000, lines: 30_001 } });
    expect(plan.counts && addUp(plan.counts)).toBe(30_001);
    expect((await rowsOf(of.importId))[0]).toMatchObject({ lastName: 'Nom', firstName: '0' });
  });

  test('is made once by two workers', async () => {
    const staff = await testStaff('manager');
    const of = await waiting(staff, 'nom;email\nA;a@x.fr\n');
    await Promise.all([planImport(of), planImport(of), planImport(of)]);
    const [row] = await rowsOf(of.importId);
    await planImport(of);
    expect(await rowsOf(of.importId)).toEqual([row]);
    expect(await reread(staff, of.importId)).toMatchObject({ state: 'planned', plan: 1, counts: { create: 1 } });
  });

  /** Once the lock of the plan is held, the file is being read. */
  async function begun(importId: string): Promise<void> {
    const held = async () => {
      const found = await prisma().$queryRaw<unknown[]>`select 1 from pg_locks
        where locktype = 'advisory' and ((classid::bigint << 32) | objid::bigint) = hashtextextended(${importId}, 0)
          and granted`;
      return found.length > 0;
    };
    await expect.poll(held, { interval: 1, timeout: 10_000 }).toBe(true);
  }
});
