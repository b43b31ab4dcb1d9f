import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { lockOperation } from '#lib/clients/bulk/operation/locked-operation.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import type { IncludedClient } from './applied.ts';
import { applyChange } from './apply-change.ts';

/**
 * Changes the next clients of a plan: all of them or none.
 * @returns whether there may be more
 */
export async function commitChunk(tx: Transaction, of: BulkKey, limit: number): Promise<boolean> {
  const operation = await lockOperation(tx, of, 'committing');
  if (!operation) return false;
  const { rows } = await tx.query<IncludedClient>(
    `select position, client_id as "clientId", seen from bulk_client
     where structure_id = $1 and bulk_id = $2 and position > $3 and outcome = 'included'
     order by position limit $4`,
    [...keyOf(of), operation.reached, limit],
  );
  const last = rows.at(-1);
  if (!last) return false;
  const applied = await applyChange(tx, operation, rows);
  await tx.query(
    `update bulk_client b set outcome = d.outcome, seen = coalesce(d.seen, b.seen), before = d.before
     from json_to_recordset($3::json) d (position int, outcome text, seen text, before jsonb)
     where b.structure_id = $1 and b.bulk_id = $2 and b.position = d.position`,
    [...keyOf(of), JSON.stringify(rows.map(({ position, clientId }) => ({ position, ...applied.get(clientId) })))],
  );
  await tx.query('update bulk_operation set reached = $3 where structure_id = $1 and id = $2', [
    ...keyOf(of),
    last.position,
  ]);
  await announce(tx, of.structureId, 'imports');
  return true;
}
