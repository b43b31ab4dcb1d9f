import { runSql, type Transaction } from '#lib/database/run-sql.ts';

/** For so many seconds a decision about a request can be undone. */
const UNDO_SECONDS = 60;

/** SQL: whether the decision about an attachment `a` can still be undone. */
export const undoableSql = `(a.before_decision is not null and a.validation in ('validated', 'refused')
  and a.client_id is not distinct from case a.validation when 'validated'
    then (a.before_decision->>'decidedFor')::uuid else a.client_id end
  and a.decided_at > clock_timestamp() - interval '${UNDO_SECONDS} seconds')`;

/**
 * Makes a request that staff has just decided pending again, as it was before. It grants no access.
 * A change of the client's address since counts: the proof has to be as recent. The caller holds
 * the client that it was validated for.
 * @returns false when the decision can no longer be undone
 */
export async function undoAttachment(
  tx: Transaction,
  { structureId, id }: { structureId: string; id: string },
): Promise<boolean> {
  const undone = await runSql(
    tx,
    `update attachment a set validation = 'pending', before_decision = null,
       client_id = (select c.id from client c where c.structure_id = a.structure_id
         and c.id = (a.before_decision->>'clientId')::uuid
         and not exists (select from attachment o where o.structure_id = c.structure_id and o.client_id = c.id
           and o.id <> a.id)),
       attached_at = (a.before_decision->>'attachedAt')::timestamptz,
       decided_at = (a.before_decision->>'decidedAt')::timestamptz,
       decided_by_id = (a.before_decision->>'decidedById')::uuid, reason = a.before_decision->>'reason',
       email_changed_at = greatest(a.email_changed_at, (a.before_decision->>'emailChangedAt')::timestamptz)
     where a.structure_id = $1::uuid and a.id = $2::uuid and ${undoableSql} returning 1`,
    [structureId, id],
  );
  return undone.length > 0;
}
