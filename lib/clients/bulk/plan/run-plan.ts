import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { countOutcomes } from '#lib/clients/bulk/operation/count-outcomes.ts';
import { lockOperation, type RunningOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import { type LeftOut, leftOutOf } from '#lib/clients/bulk/operation/outcomes.ts';
import { selectionFilter } from '#lib/clients/bulk/operation/selection.ts';
import { readClientStates } from '#lib/clients/bulk/records/client-state.ts';
import { withGroupNow } from '#lib/clients/bulk/records/group-now.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { inviteFacts } from '#lib/invitations/invite-facts.ts';
import { mayInvite } from '#lib/invitations/may-invite.ts';
import { announce } from '#lib/live/announce.ts';
import { judgeClient, seenOf } from './judge-client.ts';

/** Clients judged in one transaction. */
const clientsPerChunk = 5_000;

/**
 * Makes the plan of an operation: freezes which clients were selected, then judges them chunk by
 * chunk. Killed at any moment, it continues after the last whole chunk.
 */
export async function runBulkPlan(of: BulkKey): Promise<void> {
  await inTransaction((tx) => freezeSelection(tx, of));
  while (await inTransaction((tx) => judgeChunk(tx, of)));
}

async function freezeSelection(tx: Transaction, of: BulkKey): Promise<void> {
  const operation = await lockOperation(tx, of, 'planning');
  if (!operation || operation.total !== null) return;
  const total = await insertSelected(tx, operation);
  await tx.query('update bulk_operation set total = $3 where structure_id = $1 and id = $2', [...keyOf(of), total]);
}

async function insertSelected(tx: Transaction, { selection, query, ...of }: RunningOperation): Promise<number> {
  // Those that were ticked were frozen with the request.
  if (selection === 'chosen') return 0;
  const structure = await prisma().structure.findUniqueOrThrow({ where: { id: of.structureId } });
  const { sql, values } = selectionFilter(structure, selection, query);
  const { rowCount } = await tx.query(
    `insert into bulk_client (structure_id, bulk_id, position, client_id)
     select structure_id, $${values.length + 1}::uuid, row_number() over (order by sort_name, id), id
     from client where ${sql}`,
    [...values, of.bulkId],
  );
  return rowCount ?? 0;
}

/** @returns whether there may be more. */
async function judgeChunk(tx: Transaction, of: BulkKey): Promise<boolean> {
  const operation = await lockOperation(tx, of, 'planning');
  if (!operation) return false;
  const { rows } = await tx.query<{ position: number; clientId: string }>(
    `select position, client_id as "clientId" from bulk_client where structure_id = $1 and bulk_id = $2 and position > $3
     order by position limit ${clientsPerChunk}`,
    [...keyOf(of), operation.reached],
  );
  const last = rows.at(-1);
  if (!last) {
    await endPlan(tx, of);
    return false;
  }
  const judged = await judgeClients(
    tx,
    operation,
    rows.map(({ clientId }) => clientId),
  );
  await tx.query(
    `update bulk_client b set outcome = d.outcome, seen = d.seen
     from unnest($3::int[], $4::text[], $5::text[]) d (position, outcome, seen)
     where b.structure_id = $1 and b.bulk_id = $2 and b.position = d.position`,
    [
      ...keyOf(of),
      rows.map(({ position }) => position),
      rows.map(({ clientId }) => judged.get(clientId)?.reason ?? 'included'),
      rows.map(({ clientId }) => judged.get(clientId)?.seen ?? null),
    ],
  );
  await tx.query('update bulk_operation set reached = $3 where structure_id = $1 and id = $2', [
    ...keyOf(of),
    last.position,
  ]);
  await announce(tx, of.structureId, 'imports');
  return true;
}

type Judged = Map<string, { reason: LeftOut | null; seen: string | null }>;

async function judgeClients(tx: Transaction, asked: RunningOperation, ids: string[]): Promise<Judged> {
  const { structureId } = asked;
  const operation = await withGroupNow(tx, asked);
  const states = await readClientStates(tx, structureId, ids, { lock: false });
  const invitable = operation.action === 'invite' ? await judgeInvitations(tx, structureId, ids) : null;
  return new Map(
    ids.map((id) => {
      const state = states.get(id);
      const reason = invitable && state ? (invitable.get(id) ?? null) : judgeClient(operation, state);
      return [id, { reason, seen: state ? seenOf(state) : null }];
    }),
  );
}

async function judgeInvitations(
  tx: Transaction,
  structureId: string,
  ids: string[],
): Promise<Map<string, LeftOut | null>> {
  const now = new Date();
  const facts = await inviteFacts(tx, structureId, ids);
  return new Map(facts.map((client) => [client.id, leftOutOf(mayInvite(client, now))]));
}

async function endPlan(tx: Transaction, of: BulkKey): Promise<void> {
  await tx.query(
    `update bulk_operation set state = 'planned', reached = 0, counts = $3 where structure_id = $1 and id = $2`,
    [...keyOf(of), JSON.stringify(await countOutcomes(tx, of))],
  );
  await announce(tx, of.structureId, 'imports');
}
