import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { addTestClient, typedClient } from '#lib/testing/client.ts';
import { type ClientSnapshot, clientSnapshot, otherTables, versions } from '#lib/testing/client-snapshot.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { commitTestPlan, importTestFile, planTestFile, undoTestImport } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';

/** Files that are made up and tried; `npm run test:endurance` tries 300. */
const runs = Number(process.env.IMPORT_RUNS ?? 3);

beforeAll(async () => {
  await testDatabase();
});

const people = Array.from({ length: 9 }, (_, index) => `p${index}@x.fr`);
const someone = fc.constantFrom(...people);
const words = fc.constantFrom('', 'Ana', 'Bea', 'N’Guyen');
const phone = fc.constantFrom('', '0611223344', '3,36123E+10', 'demander Paul');
const birthDate = fc.constantFrom('', '12/04/1990', '1991-05-13', 'hier');
const memberNumber = fc.constantFrom('', '007', '=8');

const person = fc.record({
  lastName: fc.constantFrom('Roux', 'Dupré'),
  firstName: words,
  phone: fc.constantFrom('', '0611223344', '02 41 00 00 01'),
  secondPhone: fc.constantFrom('', '02 41 00 00 02'),
  memberNumber,
  groups: fc.constantFrom('', 'Judo', 'Judo, Loisir'),
  note: fc.constantFrom('', 'Allergie'),
});
const base = fc.array(fc.record({ email: someone, person, binned: fc.boolean() }), { maxLength: 7 });
const row = fc.record({
  email: fc.oneof({ weight: 9, arbitrary: someone }, fc.constantFrom('', 'x')),
  lastName: words,
  firstName: words,
  phone,
  birthDate,
  memberNumber,
  secondPhone: fc.constantFrom('', '02 41 00 00 03', 'bureau'),
  gender: fc.constantFrom('', 'F', 'H', 'klingon'),
  language: fc.constantFrom('', 'fr', 'Anglais'),
  groups: fc.constantFrom('', 'Judo', 'Loisir; Judo', 'Tennis'),
  note: fc.constantFrom('', 'Vient en mai', 'NULL'),
});
const file = fc.record({
  rows: fc.array(row, { minLength: 1, maxLength: 12 }),
  choice: fc.constantFrom('overwrite', 'fill_blanks', 'create_only'),
  reopen: fc.boolean(),
});
type File = { rows: Record<string, string>[]; choice: 'overwrite' | 'fill_blanks' | 'create_only'; reopen: boolean };

const deed = fc.oneof(
  fc.record({ kind: fc.constant('edit' as const), email: someone, person }),
  fc.record({
    kind: fc.constantFrom('delete' as const, 'restore' as const, 'erase' as const, 'add' as const),
    email: someone,
  }),
  fc.record({ kind: fc.constant('import' as const), file }),
);
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

test('restores the database on undo, except clients that changed since, which it lists', async () => {
  await fc.assert(
    fc.asyncProperty(
      base,
      fc.array(deed, { maxLength: 3 }),
      file,
      fc.array(deed, { maxLength: 5 }),
      async (clients, meanwhile, sent, since) => {
        const staff = await someClub(clients);
        const plan = await planTestFile(staff, csv(sent));
        if (plan.state !== 'planned') throw new Error(plan.state);
        for (const one of meanwhile) await perform(staff, one);
        const before = await clientSnapshot(staff);
        const others = await otherTables();
        const committed = await commitTestPlan(staff, plan, sent.choice, sent.reopen);
        const [made, madeVersions] = [await clientSnapshot(staff), await versions(staff)];
        for (const one of since) await perform(staff, one);
        const [found, foundVersions] = [await clientSnapshot(staff), await versions(staff)];
        const undone = await undoTestImport(staff, committed);

        const touched = idsOf(before, made).filter((id) => !same(before.get(id), made.get(id)));
        const changedSince = touched.filter((id) => foundVersions.get(id) !== madeVersions.get(id));
        const expected = new Map(found);
        for (const id of touched) if (!changedSince.includes(id)) put(expected, id, before.get(id));
        expect(await clientSnapshot(staff)).toEqual(expected);
        expect(await otherTables()).toEqual(others);
        expect(await unusedGroupsOf([committed])).toEqual([]);

        expect(await keptOf(undone)).toEqual(new Map(changedSince.map((id) => [id, reasonOf(found.get(id))])));
        const { removed, restored, kept } = undone.undone;
        expect(kept).toBe(changedSince.length);
        expect(removed + restored + kept).toBe(touched.length);
      },
    ),
    { numRuns: runs },
  );
}, 3_600_000);

test('undoes two imports without a trace, the later one first; the earlier one first keeps what the later one changed', async () => {
  await fc.assert(
    fc.asyncProperty(base, file, file, fc.boolean(), async (clients, first, second, laterFirst) => {
      const staff = await someClub(clients);
      const before = await clientSnapshot(staff);
      const one = await bring(staff, first);
      const [between, betweenVersions] = [await clientSnapshot(staff), await versions(staff)];
      const two = await bring(staff, second);
      const [after, afterVersions] = [await clientSnapshot(staff), await versions(staff)];
      for (const each of laterFirst ? [two, one] : [one, two]) await undoTestImport(staff, each);
      const contested = laterFirst
        ? []
        : idsOf(before, between).filter(
            (id) =>
              !same(before.get(id), between.get(id)) &&
              betweenVersions.get(id) !== afterVersions.get(id) &&
              after.has(id),
          );
      const expected = new Map(before);
      for (const id of contested) put(expected, id, between.get(id));
      expect(await clientSnapshot(staff)).toEqual(expected);
      expect(await unusedGroupsOf([one, two])).toEqual([]);
      expect(await keptOf(one)).toEqual(new Map(contested.map((id) => [id, reasonOf(after.get(id))])));
      expect(await keptOf(two)).toEqual(new Map());
    }),
    { numRuns: runs },
  );
}, 3_600_000);

/** A club with these clients, the first of each e-mail. */
async function someClub(clients: { email: string; person: Record<string, string>; binned: boolean }[]): Promise<Staff> {
  const staff = await testStaff('manager');
  for (const [index, { email, person, binned }] of clients.entries()) {
    if (clients.findIndex((client) => client.email === email) < index) continue;
    const id = await addTestClient(staff, { ...person, email });
    if (binned) await deleteClient(staff, id);
  }
  return staff;
}

const bring = (staff: Staff, sent: File): Promise<ImportSummary> =>
  importTestFile(staff, csv(sent), sent.choice, sent.reopen);

function csv({ rows }: File): string {
  const lines = rows.map((row) => [...columns.keys()].map((name) => `"${row[name] ?? ''}"`).join(';'));
  return [[...columns.values()].join(';'), ...lines, 'Neuf;;jamais-vu@x.fr'].join('\n');
}

/** The header of each column of the file. */
const columns = new Map([
  ...([
    ['lastName', 'nom'],
    ['firstName', 'prenom'],
    ['email', 'email'],
    ['phone', 'mobile'],
  ] as const),
  ...([
    ['secondPhone', 'fixe'],
    ['birthDate', 'naissance'],
    ['memberNumber', 'id'],
    ['gender', 'genre'],
  ] as const),
  ...([
    ['language', 'langue'],
    ['groups', 'groupes'],
    ['note', 'note'],
  ] as const),
]);

async function perform(staff: Staff, one: Deed): Promise<void> {
  if (one.kind === 'import') return void (await bring(staff, one.file));
  const where = { structureId: staff.structure.id, emailKey: one.email };
  if (one.kind === 'erase') return void (await prisma().client.deleteMany({ where }));
  const client = await prisma().client.findFirst({ where });
  if (one.kind === 'add') return client ? undefined : void (await addTestClient(staff, { email: one.email }));
  if (!client) return;
  if (one.kind === 'edit')
    await editClient(staff, client.id, client.version, typedClient({ ...one.person, email: one.email }));
  else if (one.kind === 'delete') await deleteClient(staff, client.id);
  else await restoreClient(staff, client.id);
}

const idsOf = (...worlds: Map<string, ClientSnapshot>[]) => [...new Set(worlds.flatMap((world) => [...world.keys()]))];
const same = (one: ClientSnapshot | undefined, other: ClientSnapshot | undefined) =>
  JSON.stringify(one) === JSON.stringify(other);

function put(world: Map<string, ClientSnapshot>, id: string, content: ClientSnapshot | undefined): void {
  if (content) world.set(id, content);
  else world.delete(id);
}

function reasonOf(client: ClientSnapshot | undefined): string {
  if (!client) return 'gone-since';
  return client.deletedAt ? 'deleted-since' : 'changed-since';
}

/** The groups that these imports created and that no client is in, in the trash or not. */
async function unusedGroupsOf(imports: ImportSummary[]): Promise<string[]> {
  const { rows } = await connection().pool.query<{ name: string }>(
    `select g.name from client_group g where g.origin_id = any ($1::uuid[]) and not exists (
       select from client c where c.structure_id = g.structure_id and g.id = any (c.group_ids))`,
    [imports.map(({ id }) => id)],
  );
  return rows.map(({ name }) => name);
}

async function keptOf({ id }: ImportSummary): Promise<Map<string | null, string | null>> {
  const rows = await prisma().importRow.findMany({ where: { importId: id, kept: { not: null } } });
  return new Map(rows.map(({ clientId, kept }) => [clientId, kept]));
}
