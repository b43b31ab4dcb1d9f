import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { connection } from '#lib/database/connection.ts';
import { inRolledBackTransaction, inTransaction } from '#lib/database/in-transaction.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { planTestBulk, rereadBulk, searched } from '#lib/testing/bulk.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { commitChunk } from './commit/commit-chunk.ts';
import { requestBulkCommit } from './commit/request-commit.ts';
import { runBulkCommit } from './commit/run-commit.ts';
import { type BulkAction, bulkActions } from './operation/bulk-change.ts';
import { requestBulkUndo } from './undo/request-undo.ts';
import { runBulkUndo } from './undo/run-undo.ts';
import { undoChunk } from './undo/undo-chunk.ts';

/** Operations that are carried out and undone. */
const runs = Number(process.env.BULK_RUNS ?? 12);

beforeAll(async () => {
  await testDatabase();
});

/** A client, and a process that is killed after some chunks and in the middle of one. */
type Person = { groups: string[]; language: string; invited: boolean; deleted: boolean };
type Kill = { chunk: number; inTheMiddle: boolean };

const person = fc.record({
  groups: fc.uniqueArray(fc.constantFrom('Judo', 'danse', 'Yoga', 'Club'), { maxLength: 3 }),
  language: fc.constantFrom('', 'fr', 'en', 'it'),
  invited: fc.boolean(),
  deleted: fc.boolean(),
});
const kills = fc.array(fc.record({ chunk: fc.integer({ min: 1, max: 3 }), inTheMiddle: fc.boolean() }), {
  maxLength: 4,
});
const typed: Record<BulkAction, string> = {
  ...{ invite: '', delete: '', restore: '', 'add-group': 'Danse', 'remove-group': 'JUDO', 'set-language': 'it' },
};

async function addPeople(staff: Staff, people: Person[]): Promise<void> {
  for (const { groups, language, invited, deleted } of people) {
    const id = await addTestClient(staff, { groups: groups.join(', '), language });
    if (invited) await resendInvitation(staff, id);
    if (deleted) await deleteClient(staff, id);
  }
}

/** Everything that can be seen of the clients, apart from how often and when they were changed. */
async function observed({ structure }: Staff, mailsUntil: Date): Promise<unknown> {
  const read = async (sql: string, values: unknown[]) => (await connection().pool.query(sql, values)).rows;
  return {
    clients: await read(
      `select (to_jsonb(c) - 'version' - 'updated_at') as row from client c where structure_id = $1 order by id`,
      [structure.id],
    ),
    invitations: await read('select * from invitation where structure_id = $1 order by client_id', [structure.id]),
    mails: await read('select * from mail where structure_id = $1 and created_at <= $2 order by id', [
      ...[structure.id, mailsUntil],
    ]),
  };
}

/** Runs a step that is killed: what a chunk wrote is lost when it is killed in its middle. */
async function killed(run: typeof commitChunk, of: Parameters<typeof commitChunk>[1], kill: Kill): Promise<void> {
  const chunk = (tx: Parameters<typeof commitChunk>[0]) => run(tx, of, kill.chunk);
  if (kill.inTheMiddle) await inRolledBackTransaction(chunk);
  else await inTransaction(chunk);
}

test('an operation and its undo change nothing, however often both are killed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bulkActions),
      fc.array(person, { minLength: 1, maxLength: 7 }),
      kills,
      kills,
      async (action, people, commitKills, undoKills) => {
        const staff = await testStaff('manager');
        await addPeople(staff, people);
        const { rows } = await connection().pool.query<{ now: Date }>('select clock_timestamp() as now');
        const until = rows[0]?.now as Date;
        const before = await observed(staff, until);
        const selection = action === 'restore' ? ({ kind: 'trash' } as const) : searched();
        const plan = await planTestBulk(staff, selection, action, typed[action]);
        const of = { structureId: staff.structure.id, bulkId: plan.id };
        await requestBulkCommit(staff, plan.id);
        for (const kill of commitKills) await killed(commitChunk, of, kill);
        await runBulkCommit(of);
        const included = plan.counts.included ?? 0;
        const done = await rereadBulk(staff, plan.id);
        expect(done.counts).toEqual(without(plan.counts, included));
        const after = await observed(staff, until);
        if (included > 0) expect(after).not.toEqual(before);
        await requestBulkUndo(staff, plan.id);
        for (const kill of undoKills) await killed(undoChunk, of, kill);
        await runBulkUndo(of);
        if (included > 0) expect((await rereadBulk(staff, plan.id)).undoCounts).toEqual({ undone: included });
        expect(await observed(staff, until)).toEqual(before);
      },
    ),
    { numRuns: runs },
  );
});

/** The counts of a plan as those of its commit. */
function without({ included: _included, ...left }: Record<string, number>, done: number): Record<string, number> {
  return { ...left, ...(done > 0 && { done }) };
}
