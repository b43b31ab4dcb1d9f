import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import { type SeparableMerge, separableMerges } from '#lib/clients/merged/tombstones.ts';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { lockRecords } from './lock-records.ts';
import type { Side } from './merge-copy.ts';
import { accountKey } from './read-accounts.ts';
import { rowChanges } from './row-changes.ts';
import { accountSide, releasedSide } from './separate-accounts.ts';
import { planSeparation, type SeparateProblem } from './separate-clients.ts';

/** What separating two records makes of them. */
export type SeparationView = {
  rows: Record<Side, ClientRow>;
  version: number;
  /** What changed since the merge, and stays with the kept record. */
  stays: FieldChanges;
  /** What the ERP changed since, and goes with the other record. */
  goes: FieldChanges;
  /** The present account's address, and whose it is from then on. */
  account: { email: string; side: Side } | null;
  /** Whose account, released by the merge, comes back. */
  returns: Side | null;
  erp: Side | null;
};

/** Lists the merges into a client that staff may undo, the latest first. */
export async function listMerges(staff: Staff, clientId: string): Promise<SeparableMerge[]> {
  if (!may(staff, 'clients.delete') || !isId(clientId)) return [];
  return separableMerges(connection().pool, staff.structure.id, clientId);
}

/** Reads what separating two records would do. */
export async function readSeparation(
  staff: Staff,
  keptId: string,
  otherId: string,
): Promise<Result<SeparationView, SeparateProblem>> {
  if (!may(staff, 'clients.delete')) return fail({ code: 'not-allowed' });
  if (!isId(keptId) || !isId(otherId)) return fail({ code: 'not-found' });
  return inTransaction(async (tx): Promise<Result<SeparationView, SeparateProblem>> => {
    const record = (await lockRecords(tx, staff.structure.id, [keptId])).get(keptId);
    if (!record) return fail({ code: 'not-found' });
    const plan = await planSeparation(tx, staff.structure.id, { record, otherId });
    if (!plan.ok) return plan;
    const { copy, rows } = plan.value;
    const key = record.attachment && (await accountKey(tx, record.attachment.account_id));
    const side = record.attachment && accountSide(copy, rows, record.attachment, key);
    const away = releasedSide(copy);
    return succeed({
      rows,
      version: record.client.version,
      stays: rowChanges(copy.kept.client, rows.kept),
      goes: rowChanges(copy.other.client, rows.other),
      account: key !== null && side ? { email: key, side } : null,
      returns: away !== side ? away : null,
      erp: rows.kept.erp_id !== null ? 'kept' : rows.other.erp_id !== null ? 'other' : null,
    });
  });
}
