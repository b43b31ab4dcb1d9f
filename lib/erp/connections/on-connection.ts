import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { patiently } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announce } from '#lib/live/announce.ts';
import { fail, type Result } from '#lib/result.ts';

export type ManageProblem = 'not-allowed' | 'not-found' | 'too-many-secrets' | 'last-secret';

type Live = { id: string; profile: string; state: string };

/** Runs on the structure's one connection and locks it, so that two colleagues take turns. */
export async function onConnection<Value, Problem = never>(
  staff: Staff,
  run: (tx: Transaction, connection: Live) => Promise<Result<Value, ManageProblem | Problem>>,
): Promise<Result<Value, ManageProblem | Problem>> {
  if (!may(staff, 'settings.manage')) return fail('not-allowed');
  const structureId = staff.structure.id;
  const transaction = () =>
    inTransaction(async (tx) => {
      const [live] = await tx.$queryRaw<Live[]>`
        select id, profile, state::text from erp_connection where structure_id = ${structureId}::uuid
          and state <> 'disconnected' for update`;
      if (!live) return fail('not-found');
      const done = await run(tx, live);
      if (done.ok) await announce(tx, structureId, 'erp');
      return done;
    });
  return patiently(transaction);
}
