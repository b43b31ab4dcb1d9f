import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { AuditEvent } from '#lib/audit/audit-event.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { MAX_FIELD_LENGTHS } from '#lib/clients/client-fields.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { sqlState } from '#lib/database/sql-state.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { readGroups } from '#lib/values/read-groups.ts';
import { inGroupsSql } from './group-names-sql.ts';

export type GroupProblem = 'not-allowed' | 'not-found';
export type RenameProblem = GroupProblem | 'required' | 'one-name' | 'taken';
export type MergeGroupsProblem = GroupProblem | 'no-target';

/** UTF-16 units of a typed name that are read at most. */
const maxTypedLength = 4 * MAX_FIELD_LENGTHS.group;

/**
 * Renames a group, without changing any client. What was stored by the former name still finds it,
 * until another group takes that name.
 */
export async function renameGroup(staff: Staff, id: string, typed: string): Promise<Result<null, RenameProblem>> {
  if (!may(staff, 'clients.bulk')) return fail('not-allowed');
  const [name, ...others] = readGroups(typed.slice(0, maxTypedLength));
  if (name === undefined) return fail('required');
  if (others.length > 0 || name.length > MAX_FIELD_LENGTHS.group) return fail('one-name');
  try {
    return await inTransaction(async (tx) => {
      const group = await lockGroup(tx, staff, id);
      if (!group) return fail('not-found');
      if (group.name === name) return succeed(null);
      await tx.query(
        `with former as (
           insert into client_group (structure_id, name, into_id, former_key)
           select structure_id, name, id, key from client_group
           where structure_id = $1 and id = $2 and key <> group_key($3)
         )
         update client_group set name = $3, key = group_key($3), origin_id = null where structure_id = $1 and id = $2`,
        [staff.structure.id, id, name],
      );
      await note(tx, staff, { kind: 'group-renamed', details: { before: group.name, after: name } });
      return succeed(null);
    });
  } catch (error) {
    // unique_violation
    if (sqlState(error) === '23505') return fail('taken');
    throw error;
  }
}

/** Merges a group into another one: its clients are in that one from then on. */
export async function mergeGroups(staff: Staff, id: string, intoId: string): Promise<Result<null, MergeGroupsProblem>> {
  if (!may(staff, 'clients.bulk')) return fail('not-allowed');
  if (id === intoId) return fail('no-target');
  return inTransaction(async (tx) => {
    // In one order, so that two merges crosswise cannot deadlock.
    const groups = new Map<string, { name: string } | null>();
    for (const next of [id, intoId].sort()) groups.set(next, await lockGroup(tx, staff, next));
    const [group, into] = [groups.get(id), groups.get(intoId)];
    if (!group) return fail('not-found');
    if (!into) return fail('no-target');
    const clients = await countMembers(tx, staff, id);
    await tx.query(
      `update client_group set into_id = $3, former_key = coalesce(key, former_key), key = null, origin_id = null
       where structure_id = $1 and (id = $2 or into_id = $2)`,
      [staff.structure.id, id, intoId],
    );
    await tx.query('update client_group set origin_id = null where structure_id = $1 and id = $2', [
      staff.structure.id,
      intoId,
    ]);
    await note(tx, staff, { kind: 'group-merged', details: { name: group.name, into: into.name, clients } });
    return succeed(null);
  });
}

/** Deletes a group; its clients keep their records. */
export async function deleteGroup(staff: Staff, id: string): Promise<Result<null, GroupProblem>> {
  if (!may(staff, 'clients.bulk')) return fail('not-allowed');
  return inTransaction(async (tx) => {
    const group = await lockGroup(tx, staff, id);
    if (!group) return fail('not-found');
    const clients = await countMembers(tx, staff, id);
    await tx.query('delete from client_group where structure_id = $1 and id = $2', [staff.structure.id, id]);
    await note(tx, staff, { kind: 'group-deleted', details: { name: group.name, clients } });
    return succeed(null);
  });
}

/** Locks a group that is there; null where it was deleted or merged. */
async function lockGroup(tx: Transaction, { structure }: Staff, id: string): Promise<{ name: string } | null> {
  if (!isId(id)) return null;
  const { rows } = await tx.query<{ name: string }>(
    `select name from client_group where structure_id = $1 and id = $2 and key is not null for no key update`,
    [structure.id, id],
  );
  return rows[0] ?? null;
}

async function countMembers(tx: Transaction, { structure }: Staff, id: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::int as count from client
     where structure_id = $1 and deleted_at is null and ${inGroupsSql('g.id = $2')}`,
    [structure.id, id],
  );
  return rows[0]?.count ?? 0;
}

type GroupEvent = AuditEvent & { kind: 'group-renamed' | 'group-merged' | 'group-deleted' };

async function note(tx: Transaction, staff: Staff, event: GroupEvent): Promise<void> {
  await recordEvents(tx, [{ structureId: staff.structure.id, staffId: staff.id, ...event }]);
  await announce(tx, staff.structure.id, 'clients');
}
