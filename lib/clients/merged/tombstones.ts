import { connection } from '#lib/database/connection.ts';
import { type Queryable, runPrepared, runSql, type Transaction } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';

/** Days during which two merged records can be separated again. */
export const separableDays = 30;

/** SQL: whether the copies of a merge `m` may still be used. */
const isSeparable = `m.copy is not null and m.merged_at > now() - make_interval(days => ${separableDays})`;

/** A merge: what leads from the other record to the kept one. `emailKey`: see `MergedClient`. */
export type NewTombstone = {
  structureId: string;
  clientId: string;
  keptId: string;
  mergedById: string;
  emailKey: string | null;
  copy: unknown;
};

/** A merge that can be undone. `name`: of the record that was merged away. */
export type SeparableMerge = { clientId: string; mergedAt: Date; name: string; email: string };

/** Returns the record that a merged one leads to; null where the id is of no merged record. */
export async function keptInsteadOf(on: Queryable, structureId: string, id: string): Promise<string | null> {
  if (!isId(id)) return null;
  const [found] = await runSql<{ keptId: string }>(
    on,
    'select kept_id as "keptId" from merged_client where structure_id = $1::uuid and client_id = $2::uuid',
    [structureId, id],
  );
  return found?.keptId ?? null;
}

/**
 * Makes all ids that lead to a record lead to another one. Called before the first is deleted,
 * which would delete what leads to it.
 */
export async function redirectTombstones(
  tx: Transaction,
  structureId: string,
  { from, to }: { from: string; to: string },
): Promise<void> {
  await runSql(tx, 'update merged_client set kept_id = $3::uuid where structure_id = $1::uuid and kept_id = $2::uuid', [
    structureId,
    from,
    to,
  ]);
}

/** Makes the id of a merged record lead to the kept one. */
export async function insertTombstone(tx: Transaction, merge: NewTombstone): Promise<void> {
  const { structureId, clientId, keptId, mergedById, emailKey, copy } = merge;
  await runSql(
    tx,
    `insert into merged_client (structure_id, client_id, kept_id, merged_into_id, merged_at, merged_by_id, email_key,
       copy)
     values ($1::uuid, $2::uuid, $3::uuid, $3::uuid, clock_timestamp(), $4::uuid, $5, $6::jsonb)`,
    [structureId, clientId, keptId, mergedById, emailKey, JSON.stringify(copy)],
  );
}

/**
 * Ends a merge whose other record exists again: what was merged into that one leads to it again.
 */
export async function deleteTombstone(tx: Transaction, structureId: string, clientId: string): Promise<void> {
  await runSql(tx, 'delete from merged_client where structure_id = $1::uuid and client_id = $2::uuid', [
    structureId,
    clientId,
  ]);
  await runSql(
    tx,
    `with recursive led as (
       select client_id from merged_client where structure_id = $1::uuid and merged_into_id = $2::uuid
       union select m.client_id from merged_client m join led on m.merged_into_id = led.client_id
         where m.structure_id = $1::uuid)
     update merged_client m set kept_id = $2::uuid from led
     where m.structure_id = $1::uuid and m.client_id = led.client_id`,
    [structureId, clientId],
  );
}

/**
 * Lists the merges into a record that can be undone, the latest first: only that one may be next.
 */
export async function separableMerges(on: Queryable, structureId: string, keptId: string): Promise<SeparableMerge[]> {
  return runPrepared<SeparableMerge>(
    on,
    `select m.client_id as "clientId", m.merged_at as "mergedAt",
       trim(m.copy #>> '{other,client,first_name}' || ' ' || (m.copy #>> '{other,client,last_name}')) as name,
       m.copy #>> '{other,client,email}' as email
     from merged_client m where m.structure_id = $1::uuid and m.merged_into_id = $2::uuid and ${isSeparable}
     order by m.merged_at desc, m.client_id desc`,
    [structureId, keptId],
  );
}

/** Locks a merge that can be undone, and returns its copies; null when it cannot. */
export async function lockMergeCopy(tx: Transaction, structureId: string, clientId: string): Promise<unknown> {
  const [found] = await runSql<{ copy: unknown }>(
    tx,
    `select m.copy from merged_client m where m.structure_id = $1::uuid and m.client_id = $2::uuid and ${isSeparable}
     for update`,
    [structureId, clientId],
  );
  return found?.copy ?? null;
}

/** Deletes the copies of merges that can no longer be undone. @returns how many */
export async function forgetMergeCopies(): Promise<number> {
  const { rowCount } = await connection().pool.query(
    `update merged_client m set copy = null where m.copy is not null and not (${isSeparable})`,
  );
  return rowCount ?? 0;
}
