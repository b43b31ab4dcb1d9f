import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { createEncoder } from '#lib/csv/encode.ts';
import type { TextEncoding } from '#lib/csv/text-encoding.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { importTestFile, planTestFile } from '#lib/testing/import.ts';
import { outcomeOf, refusedOf } from '#lib/testing/outcome-file.ts';
import { testStaff } from '#lib/testing/staff.ts';

const folder = 'lib/imports/fixtures';

const fixtures = readdirSync(folder).filter((name) => /\.(?:csv|txt)$/.test(name));

let staff: Staff;

beforeAll(async () => {
  await testDatabase();
});

beforeEach(async () => {
  staff = await testStaff('manager');
});

const names = async () => {
  const clients = await prisma().client.findMany({
    where: { structureId: staff.structure.id },
    orderBy: { emailKey: 'asc' },
  });
  return clients.map(({ emailKey, lastName }) => `${lastName} ${emailKey}`);
};

describe.each(fixtures.filter((name) => name !== 'english-template.csv' && !name.startsWith('messy')))('%s', (name) => {
  const decoder = new TextDecoder(
    name.includes('1252') || name.includes('sep') ? 'windows-1252' : name.includes('utf16') ? 'utf-16le' : 'utf-8',
    {
      ignoreBOM: true,
    },
  );
  const bytes = readFileSync(`${folder}/${name}`);

  test('returns the refused row in the dialect of the file, with reason and line', async () => {
    const imported = await importTestFile(staff, bytes);
    const [text, whole] = [decoder.decode(await outcomeOf(staff, imported)), decoder.decode(bytes)];
    const end = whole.includes('\r\n') ? '\r\n' : '\n';
    const lines = whole.split(end);
    const line = lines.findIndex((one) => one.startsWith('Durand')) + 1;
    const separator = /Nom(.)Pr/.exec(whole)?.[1];
    const header = lines.slice(0, lines.findIndex((one) => one.includes('Nom')) + 1).join(end);
    expect(text).toBe(
      `${header}${separator}erreur${separator}ligne${end}${lines[line - 1]}${separator}E-mail${name.startsWith('excel') && !name.includes('utf') ? ' ' : '\u202f'}: il manque le signe @.${separator}${line}${end}`,
    );
  });

  test('is refused again when uploaded unchanged, and creates exactly the missing client when corrected', async () => {
    const imported = await importTestFile(staff, bytes);
    const outcome = await outcomeOf(staff, imported);
    const again = await planTestFile(staff, outcome);
    expect(again.counts).toMatchObject({ refused: 1, create: 0, update: 0, unchanged: 0, duplicate: 0, header: 1 });
    expect(again.understood?.columns.slice(-2)).toMatchObject([
      { header: 'erreur', field: null, question: null },
      { header: 'ligne', field: null, question: null },
    ]);
    expect(await refusedOf(staff, again)).toEqual(await refusedOf(staff, imported));
    const before = await names();
    const encode = createEncoder(again.understood?.encoding as TextEncoding);
    const corrected = encode(decoder.decode(outcome).replace('pas-un-email', 'durand@exemple.example'));
    const last = await importTestFile(staff, corrected);
    expect(last.counts).toMatchObject({ create: 1, refused: 0 });
    expect(await names()).toEqual(
      [...before, 'Durand durand@exemple.example'].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    );
  });
});

const key = (name: string) => name.split(' ').at(-1) ?? '';
