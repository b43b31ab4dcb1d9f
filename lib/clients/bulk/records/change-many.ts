import { recordEvents } from '#lib/audit/record-events.ts';
import { noteChangedClients } from '#lib/clients/erp/changed-clients.ts';
import { findGroups, idsOf } from '#lib/clients/groups/group-ids.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { ClientState } from './client-state.ts';

/** The bulk operation that changes clients, and the staff member who asked for it. */
export type BulkAuthor = { structureId: string; bulkId: string; staffId: string };

/** A client as `readClientStates` locked it, and as it becomes. */
export type StateChange = { from: ClientState; to: ClientState };

/**
 * Writes the groups and the language of locked clients in one statement, with an event for each.
 */
export async function changeFieldsOfMany(tx: Transaction, author: BulkAuthor, changes: StateChange[]): Promise<void> {
  await writeStates(tx, author.structureId, changes);
  const { bulkId, ...by } = author;
  await recordEvents(
    tx,
    changes.map(({ from, to }) => ({
      ...by,
      kind: 'client-edited',
      clientId: to.id,
      details: { changes: fieldChangesOf(from, to), bulkId },
    })),
  );
}

/** Moves locked clients to the trash, or out of it, in one statement, with an event for each. */
export async function moveMany(tx: Transaction, author: BulkAuthor, changes: StateChange[]): Promise<void> {
  await writeStates(tx, author.structureId, changes);
  const { bulkId, ...by } = author;
  await recordEvents(
    tx,
    changes.map(({ to }) => ({
      ...by,
      kind: to.deletedAt ? ('client-deleted' as const) : ('client-restored' as const),
      clientId: to.id,
      details: { bulkId },
    })),
  );
  await noteChangedClients(
    tx,
    author.structureId,
    changes.map(({ to }) => to.id),
  );
}

async function writeStates(tx: Transaction, structureId: string, changes: StateChange[]): Promise<void> {
  const states = changes.map(({ to }) => to);
  const groups = await findGroups(
    tx,
    structureId,
    states.flatMap((state) => state.groups),
    'ever',
  );
  await tx.query(
    `update client c set group_ids = array(select jsonb_array_elements_text(d.group_ids)::uuid), language = d.language,
       deleted_at = d.deleted_at, deleted_by_id = d.deleted_by_id, version = c.version + 1, updated_at = now()
     from unnest($2::uuid[], $3::jsonb[], $4::text[], $5::timestamptz[], $6::uuid[])
       d (id, group_ids, language, deleted_at, deleted_by_id)
     where c.structure_id = $1 and c.id = d.id`,
    [
      structureId,
      states.map(({ id }) => id),
      states.map((state) => JSON.stringify(idsOf(state.groups, groups))),
      states.map(({ language }) => language),
      states.map(({ deletedAt }) => deletedAt),
      states.map(({ deletedById }) => deletedById),
    ],
  );
}

/** The changed fields with both values, as the audit stores them. */
function fieldChangesOf(from: ClientState, to: ClientState) {
  const groups = { before: listed(from.groups), after: listed(to.groups) };
  const language = { before: from.language, after: to.language };
  return {
    ...(JSON.stringify(groups.before) !== JSON.stringify(groups.after) && { groups }),
    ...(language.before !== language.after && { language }),
  };
}

function listed(groups: string[]): string[] | null {
  return groups.length > 0 ? groups : null;
}
