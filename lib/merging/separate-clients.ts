import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { fullName } from '#lib/clients/client.ts';
import { refreshGroups } from '#lib/clients/merged/client-row.ts';
import { lockMergeCopy, separableMerges } from '#lib/clients/merged/tombstones.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { announce } from '#lib/live/announce.ts';
import { rememberTwoPeople } from '#lib/matching/duplicates/refuse-duplicate.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { findConflict, lockRecords } from './lock-records.ts';
import type { MergeCopy, RecordCopy } from './merge-copy.ts';
import { keyOf } from './merged-address.ts';
import { rowChanges } from './row-changes.ts';
import { isAssigned, type SeparatedRows, separatedRows } from './separate-fields.ts';
import { writeSeparation } from './write-separation.ts';

/** Why two merged records cannot be separated. */
export type SeparateProblem =
  | { code: 'not-allowed' | 'not-found' | 'changed' }
  /** Too long ago, or they are separated already. */
  | { code: 'not-separable' }
  | { code: 'in-trash'; clientId: string }
  /** Another record was merged into the kept one since: that merge is undone first. */
  | { code: 'not-latest'; otherId: string; name: string }
  /** Another client has the address of one of the two by now. */
  | { code: 'address-taken'; clientId: string; email: string };

/** A merge to undo, with the version of the kept record that staff has seen. */
export type SeparateRequest = { keptId: string; otherId: string; version: number };

/**
 * Separates two records that were merged in the last 30 days: both are as they were, with what has
 * changed since at the record that it concerns (`separatedRows`, `separatedAccounts`). Nothing
 * in between leaves nothing behind but two events.
 */
export async function separateClients(staff: Staff, request: SeparateRequest): Promise<Result<null, SeparateProblem>> {
  if (!may(staff, 'clients.delete')) return fail({ code: 'not-allowed' });
  if (!isId(request.keptId) || !isId(request.otherId)) return fail({ code: 'not-found' });
  return retryOnConflict(() => inTransaction((tx) => attempt(tx, staff, request)));
}

async function attempt(
  tx: Transaction,
  staff: Staff,
  { keptId, otherId, version }: SeparateRequest,
): Promise<Result<null, SeparateProblem>> {
  const structureId = staff.structure.id;
  const record = (await lockRecords(tx, structureId, [keptId])).get(keptId);
  if (!record) return fail({ code: 'not-found' });
  const decided = await planSeparation(tx, structureId, { record, otherId });
  if (!decided.ok) return decided;
  if (record.client.version !== version) return fail({ code: 'changed' });
  const { copy, rows } = decided.value;
  // Accounts with these addresses wait until both records are there again.
  await lockAddressesShared(tx, keyOf(rows.kept), keyOf(rows.other));
  await writeSeparation(tx, structureId, { copy, rows, record });
  await rememberTwoPeople(tx, structureId, { firstId: keptId, secondId: otherId });
  const { first_name: firstName, last_name: lastName } = rows.other;
  const details = { otherId, name: fullName({ firstName, lastName }), changes: rowChanges(record.client, rows.kept) };
  await recordEvents(tx, [{ structureId, staffId: staff.id, kind: 'clients-separated', clientId: keptId, details }]);
  await announce(tx, structureId, 'clients');
  return succeed(null);
}

/** Decides what both records become, of a kept one that the caller has locked. */
export async function planSeparation(
  tx: Transaction,
  structureId: string,
  { record, otherId }: { record: RecordCopy; otherId: string },
): Promise<Result<{ copy: MergeCopy; rows: SeparatedRows }, SeparateProblem>> {
  const { client } = record;
  const [latest] = await separableMerges(tx, structureId, client.id);
  const copy = (await lockMergeCopy(tx, structureId, otherId)) as MergeCopy | null;
  if (!copy || copy.kept.client.id !== client.id) return fail({ code: 'not-separable' });
  if (client.deleted_at !== null) return fail({ code: 'in-trash', clientId: client.id });
  if (latest && latest.clientId !== otherId)
    return fail({ code: 'not-latest', otherId: latest.clientId, name: latest.name });
  await refreshGroups(tx, structureId, [copy.kept.client, copy.other.client, copy.after.client]);
  const rows = separatedRows(copy, client);
  for (const row of [rows.kept, rows.other]) {
    const taken = await findConflict(tx, structureId, row.email_key, client.id);
    if (!taken) continue;
    if (!isAssigned(row)) return fail({ code: 'address-taken', clientId: taken, email: row.email });
    row.email_key = `held:${row.id}`;
  }
  return succeed({ copy, rows });
}
