import { lockAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { lockPeople } from '#lib/addresses/lock-people.ts';
import { addressKeysOf } from '#lib/addresses/rows-of-client.ts';
import { lockRows } from '#lib/clients/merged/client-row.ts';
import { keptInsteadOf } from '#lib/clients/merged/tombstones.ts';
import { WriteConflict } from '#lib/database/retry-on-conflict.ts';
import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import type { RecordCopy } from './merge-copy.ts';
import type { MergeProblem } from './merge-problem.ts';
import { readBelongings } from './read-belongings.ts';

/**
 * Locks what decides about records: the people of the ERP, the addresses, and then the rows and
 * what belongs to them. @returns those that exist, by id
 */
export async function lockRecords(
  tx: Transaction,
  structureId: string,
  ids: string[],
): Promise<Map<string, RecordCopy>> {
  await lockPeople(tx, structureId, 'all');
  const keys = await addressKeysOf(tx, structureId, ids);
  await lockAddressesShared(tx, ...keys);
  const rows = await lockRows(tx, structureId, ids);
  const known = new Set(keys);
  // An address that was changed or attached before the rows were locked was not locked itself.
  if ((await addressKeysOf(tx, structureId, ids)).some((key) => !known.has(key))) throw new WriteConflict();
  const records = new Map<string, RecordCopy>();
  for (const [id, client] of rows) records.set(id, { client, ...(await readBelongings(tx, structureId, id)) });
  return records;
}

/** The database's clock, with which proofs are compared, as ISO 8601. */
export async function clock(tx: Transaction): Promise<string> {
  const [row] = await runSql<{ now: string }>(tx, `select to_jsonb(clock_timestamp()) #>> '{}' as now`, []);
  if (!row) throw new Error('the database tells no time');
  return row.now;
}

/** Finds a client other than the given one that has an address, as its own or as an alias. */
export async function findConflict(
  tx: Transaction,
  structureId: string,
  emailKey: string,
  except: string,
): Promise<string | null> {
  const [found] = await runSql<{ id: string }>(
    tx,
    `select id from client where structure_id = $1::uuid and email_key = $2 and id <> $3::uuid
     union all
     select client_id from client_alias where structure_id = $1::uuid and email_key = $2 and client_id <> $3::uuid
     limit 1`,
    [structureId, emailKey, except],
  );
  return found?.id ?? null;
}

/** Why one of two records does not exist: it may have been merged. */
export async function whyMissing(
  tx: Transaction,
  structureId: string,
  { keptId, otherId }: { keptId: string; otherId: string },
): Promise<MergeProblem> {
  const led = (await keptInsteadOf(tx, structureId, otherId)) ?? (await keptInsteadOf(tx, structureId, keptId));
  return led === null ? { code: 'not-found' } : { code: 'already-merged', keptId: led };
}
