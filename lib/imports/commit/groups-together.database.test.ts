import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { listGroups } from '#lib/clients/groups/list-groups.ts';
import { prisma } from '#lib/database/connection.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { runUndo } from '#lib/imports/undo/run-undo.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { importTestFile, planTestFile, reread, undoTestImport } from '#lib/testing/import.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { requestCommit } from './request-commit.ts';
import { runCommit } from './run-commit.ts';

beforeAll(async () => {
  await testDatabase();
});

const keyOf = (staff: Staff, { id }: ImportSummary) => ({ structureId: staff.structure.id, importId: id });
const names = Array.from({ length: 300 }, (_, index) => `Cours ${index}`);

/** A file with one row for each group, whose people are its own. */
const csv = (own: string, groups: readonly string[]) =>
  ['nom;email;groupes', ...groups.map((group, index) => `Nom;${own}${index}@x.fr;${group}`), ''].join('\n');

async function committing(staff: Staff, content: string): Promise<ImportSummary> {
  const plan = await planTestFile(staff, content);
  const committed = await requestCommit(staff, plan.id, { plan: plan.plan, choice: 'overwrite', reopen: false });
  if (!committed.ok) throw new Error(committed.problem);
  return plan;
}

/** Two imports at the same moment that create the same groups, in opposite orders and spellings. */
async function commitTogether(staff: Staff): Promise<[ImportSummary, ImportSummary]> {
  const upper = names.map((name) => name.toUpperCase()).toReversed();
  const [one, two] = [await committing(staff, csv('un', names)), await committing(staff, csv('deux', upper))];
  await Promise.all([runCommit(keyOf(staff, one)), runCommit(keyOf(staff, two))]);
  return [await reread(staff, one.id), await reread(staff, two.id)];
}

test('creates each group once of two simultaneous imports, and gives it to the clients of both', async () => {
  const staff = await testStaff('manager');
  for (const { state, done } of await commitTogether(staff))
    expect([state, done]).toMatchObject(['committed', { created: 300, held: 0 }]);
  const groups = await listGroups(staff);
  expect(groups.map(({ name }) => name.toLowerCase()).sort()).toEqual(names.map((name) => name.toLowerCase()).sort());
  expect(groups.every(({ clients }) => clients === 2)).toBe(true);
});

test('leaves none of these groups once both imports are undone, one after the other or together', async () => {
  const staff = await testStaff('manager');
  const undone = async ([one, two]: [ImportSummary, ImportSummary]) => {
    for (const { id } of [one, two]) await requestUndo(staff, id);
    await Promise.all([one, two].map((each) => runUndo(keyOf(staff, each))));
    return Promise.all([one, two].map(({ id }) => reread(staff, id)));
  };
  for (const summary of await undone(await commitTogether(staff)))
    expect(summary).toMatchObject({ state: 'undone', undone: { removed: 300, kept: 0 } });
  expect(await prisma().clientGroup.count({ where: { structureId: staff.structure.id } })).toBe(0);

  const first = await importTestFile(staff, csv('un', names.slice(0, 3)));
  const second = await importTestFile(staff, csv('deux', names.slice(2, 5)));
  const left = async () => (await listGroups(staff)).map(({ name }) => name);
  await undoTestImport(staff, first);
  expect(await left()).toEqual(['Cours 2', 'Cours 3', 'Cours 4']);
  await undoTestImport(staff, second);
  expect(await left()).toEqual([]);
});
