import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addClient } from '#lib/clients/add-client.ts';
import { clientFields } from '#lib/clients/client-fields.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { testDatabase } from '#lib/database/test-database.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { commitSlice } from './commit-slice.ts';
import { countRows } from './count-rows.ts';
import { decideVerdicts } from './decide-verdicts.ts';
import { slicesOf } from './slices.ts';
import { stageRows } from './stage-rows.ts';
import { understandFile } from './understand-file.ts';

let folder = '';
let staff: Staff;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'meanwhile-'));
  await testDatabase();
  const structure = await prisma().structure.create({ data: { slug: 'club', name: 'Club' } });
  staff = { id: crypto.randomUUID(), name: 'Nadia', email: 'n@x.fr', role: 'manager', structure };
});
afterAll(() => rm(folder, { recursive: true }));

async function add(fields: Record<string, string>): Promise<string> {
  const added = await addClient(staff, clientFields.parse(fields));
  if (!added.ok) throw new Error('not added');
  return added.value;
}

test('what changed between plan and commit is left alone and said, and the counts still add up', async () => {
  const edited = await add({ lastName: 'Edité', email: 'edited@x.fr', phone: '0611223344' });
  const deleted = await add({ lastName: 'Ôté', email: 'deleted@x.fr' });
  const untouched = await add({ lastName: 'Même', email: 'same@x.fr' });
  const path = join(folder, 'a.csv');
  await writeFile(
    path,
    'nom;email;tel\nEdité;edited@x.fr;0699\nÔté Neuf;deleted@x.fr;\nMême Neuf;same@x.fr;\nNouveau;new@x.fr;\nPris;taken@x.fr;\n',
  );
  const understood = await understandFile(path);
  if (!understood.ok) throw new Error(understood.problem.code);
  const { id: importId } = await prisma().import.create({
    data: { structureId: staff.structure.id, fileName: 'a.csv', state: 'planning', createdById: staff.id },
  });
  const of = { staff, importId };
  const tally = await stageRows(of, path, understood.value);
  await decideVerdicts(of);

  await prisma().client.updateMany({ where: { id: edited }, data: { phone: '+33655443322', version: 2 } });
  await deleteClient(staff, deleted);
  await add({ lastName: 'Premier', email: 'TAKEN@x.fr' });

  const done = { created: 0, updated: 0 };
  for await (const slice of slicesOf(of)) {
    const { created, updated } = await commitSlice(of, slice);
    done.created += created;
    done.updated += updated;
  }
  expect(done).toEqual({ created: 1, updated: 1 });
  expect(await countRows(of, tally)).toMatchObject({ lines: 6, create: 1, update: 1, refused: 3 });
  const rows = await prisma().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });
  expect(rows.map(({ verdict, problems }) => [verdict, problems])).toEqual([
    ['refused', [{ code: 'changed-meanwhile' }]],
    ['refused', [{ code: 'changed-meanwhile' }]],
    ['update', null],
    ['create', null],
    ['refused', [{ code: 'taken-meanwhile', field: 'email' }]],
  ]);
  const clients = await prisma().client.findMany({ where: { id: { in: [edited, deleted, untouched] } }, orderBy: { emailKey: 'asc' } });
  expect(clients.map(({ lastName, phone, version }) => [lastName, phone, version])).toEqual([
    ['Ôté', null, clients[0]?.version],
    ['Edité', '+33655443322', 2],
    ['Même Neuf', null, 2],
  ]);
  expect(await prisma().client.findFirst({ where: { emailKey: 'taken@x.fr' } })).toMatchObject({ lastName: 'Premier', source: 'manual' });
});
