import type { Staff } from '#lib/actor/staff.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { beforeColumns } from './before-decision.ts';

/** A decision of staff about an attachment, by the state that it starts from. */
export type Decision =
  | { from: 'pending'; to: 'refused'; reason: string }
  | { from: 'refused'; to: 'pending'; reason?: undefined };

/**
 * Sets the state of an attachment by decision of staff. A refusal keeps what `undoDecision` needs.
 * @returns when it was decided; null when the attachment is not in the state that the decision
 *   starts from
 */
export async function decideAttachment(
  tx: Transaction,
  staff: Staff,
  id: string,
  { from, to, reason = undefined }: Decision,
): Promise<Date | null> {
  const decidedAt = new Date();
  const decided = await runSql(
    tx,
    `update attachment set validation = $4::validation, reason = coalesce($5, reason), decided_at = $6::timestamptz,
       decided_by_id = $7::uuid, before_decision = case when $4 = 'refused' then ${beforeColumns} || $8::jsonb end
     where structure_id = $1::uuid and id = $2::uuid and validation = $3::validation returning 1`,
    [staff.structure.id, id, from, to, reason ?? null, decidedAt, staff.id, refusedBefore],
  );
  return decided.length > 0 ? decidedAt : null;
}

const refusedBefore = JSON.stringify({ decidedFor: null, created: false, alias: false });
