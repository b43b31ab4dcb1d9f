import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { type BulkKey, keyOf } from '#lib/clients/bulk/operation/bulk-key.ts';
import { findOperation } from '#lib/clients/bulk/operation/find-operation.ts';
import { patiently } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import { takeTurn } from '#lib/queue/take-turn.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { endCommit } from './end-commit.ts';

export type StopProblem = 'not-allowed' | 'not-found' | 'too-late';

/**
 * Stops an operation: before it is confirmed it is discarded, while it is carried out it ends after
 * the current chunk and keeps what was done. After the last client it is too late. Idempotent.
 */
export async function stopBulkOperation(
  staff: Staff,
  id: string,
): Promise<Result<'discarded' | 'cancelled', StopProblem>> {
  if (!may(staff, 'clients.bulk')) return fail('not-allowed');
  const found = await findOperation(staff, id);
  if (!found) return fail('not-found');
  if (found.state === 'discarded' || found.state === 'cancelled') return succeed(found.state);
  const of = { structureId: staff.structure.id, bulkId: found.id };
  return patiently(() =>
    inTransaction(async (tx) => {
      await takeTurn(tx, of.bulkId);
      const { rowCount } = await tx.query(
        `update bulk_operation set state = 'discarded' where structure_id = $1 and id = $2
           and state in ('planning', 'planned')`,
        keyOf(of),
      );
      if (rowCount) {
        await announce(tx, of.structureId, 'imports');
        return succeed('discarded');
      }
      const isStopped =
        (await hasClientsLeft(tx, of)) && (await endCommit(tx, of, { state: 'cancelled', staffId: staff.id }));
      return isStopped ? succeed('cancelled') : fail('too-late');
    }),
  );
}

/** Whether a commit has more to do than to count what was done. */
async function hasClientsLeft(tx: Transaction, of: BulkKey): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from bulk_client where structure_id = $1 and bulk_id = $2 and outcome = 'included' limit 1`,
    keyOf(of),
  );
  return rowCount === 1;
}
