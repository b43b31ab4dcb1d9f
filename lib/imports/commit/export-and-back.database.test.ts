import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { clientFieldsOf } from '#lib/clients/client-fields.ts';
import { exportClients } from '#lib/clients/export/export-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { prisma } from '#lib/database/connection.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { importTestFile } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { maxFilesAtOnce } from '#lib/throttle/export-slots.ts';

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
  staff = await testStaff('manager');
  for (const [index, person] of people.entries()) {
    const added = await addClient(staff, clientFieldsOf(staff.structure).parse({ email: `p${index}@x.fr`, ...person }));
    if (!added.ok) throw new Error('a client could not be added');
  }
});

const people = [
  {
    lastName: '=cmd|’/C calc’!A0',
    firstName: '+1',
    phone: '+33612345678',
    birthDate: '12/04/1990',
    memberNumber: '-12',
  },
  { lastName: "'=1+1", firstName: "''@x", memberNumber: '@1' },
  { lastName: 'Dupont; "le grand", dit\t|Loup', firstName: 'Cœline' },
  {
    lastName: "'t Hooft",
    firstName: '＝pleine',
    note: '"\r\nplusieurs;\n"lignes"\n\n=fin',
    groups: 'Judo, -20 ans',
    gender: 'female',
    language: 'fr',
  },
  { lastName: 'O’Neil', firstName: 'אבג', birthDate: '1901-01-01', memberNumber: '00012' },
  { lastName: 'sep=;', firstName: 'nom', memberNumber: 'email' },
  { lastName: 'Müller', email: 'jurgen@münchen-club.de', phone: '+49 30 901820' },
];

async function exported(locale: Locale, search: Record<string, string> = {}): Promise<string> {
  const file = await exportClients(staff, parseListQuery(search), locale);
  if (!file.ok) throw new Error(file.problem);
  let text = '';
  for await (const piece of file.value) text += piece;
  return text;
}

describe.each(['fr', 'en'] as const)('an export in %s', (locale) => {
  test('changes nothing when it is imported again', async () => {
    const before = await prisma().client.findMany({ orderBy: { id: 'asc' } });
    const imported = await importTestFile(staff, await exported(locale));
    const rows = await prisma().importRow.findMany({ where: { importId: imported.id } });
    expect(rows.map(({ changes }) => changes)).toEqual(rows.map(() => null));
    expect(imported).toMatchObject({
      state: 'committed',
      counts: { unchanged: people.length, create: 0, update: 0, refused: 0, duplicate: 0 },
    });
    expect(await prisma().client.findMany({ orderBy: { id: 'asc' } })).toEqual(before);
  });
});

test('creates the same people in another structure', async () => {
  const other = await testStaff('manager');
  const imported = await importTestFile(other, await exported('fr'));
  expect(imported).toMatchObject({ state: 'committed', counts: { create: people.length, refused: 0 } });
  const peopleOf = async ({ structure }: Staff) => {
    const clients = await prisma().client.findMany({
      where: { structureId: structure.id },
      select: { lastName: true, firstName: true, email: true, phone: true, birthDate: true, memberNumber: true },
      orderBy: { emailKey: 'asc' },
    });
    // A number that a spreadsheet has destroyed can be typed manually, but is never imported.
    return clients.map((client) => (client.phone === '3,36123E+10' ? { ...client, phone: null } : client));
  };
  expect(await peopleOf(other)).toEqual(await peopleOf(staff));
});

test('writes no cell that a spreadsheet would run, and phones with all digits', async () => {
  const text = await exported('fr');
  expect(text.startsWith('\ufeffNom;Prénom;E-mail;Téléphone;')).toBe(true);
  expect(text).toContain(';06 12 34 56 78;;12/04/1990;');
  expect(
    text.split(/[;\r\n]+/).filter((cell) => /^"?[=+\-@]/.test(cell.replace(/^"/, '')) && !cell.startsWith("'")),
    // A phone with its spaces is no formula.
  ).toEqual(['+49 30 901820', '=fin"']);
});

test('follows the search of the list, and is recorded in the audit', async () => {
  const text = await exported('en', { q: 'muller' });
  expect(text.trimEnd().split('\r\n')).toHaveLength(2);
  const events = await prisma().auditEvent.findMany({
    where: { kind: 'clients-exported' },
    orderBy: { at: 'desc' },
    take: 1,
  });
  expect(events[0]).toMatchObject({ staffId: staff.id, details: { query: 'muller', state: null } });
});

test('asks to come back later while two files of the structure are being written', async () => {
  const open = () => exportClients(staff, parseListQuery({}), 'fr');
  const files = [];
  for (let file = 0; file < maxFilesAtOnce.structure; file += 1) {
    const opened = await open();
    if (!opened.ok) throw new Error(opened.problem);
    await opened.value.next();
    files.push(opened.value);
  }
  expect(await open()).toEqual({ ok: false, problem: 'exports-busy' });
  for (const file of files) await file.return(undefined);
  expect(await open()).toMatchObject({ ok: true });
});

test('is refused for reception', async () => {
  expect(await exportClients({ ...staff, role: 'reception' }, parseListQuery({}), 'fr')).toEqual({
    ok: false,
    problem: 'not-allowed',
  });
});
