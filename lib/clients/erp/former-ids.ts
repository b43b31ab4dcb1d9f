import type { Queryable, Transaction } from '#lib/database/run-sql.ts';

/**
 * What a rename or a merge says of an id: since `version` its person has `currentId`, which is the
 * id itself where they have it from then on. `rootId`: the id at the end of the chain. `merged`:
 * two records became one, of which the current one keeps what it has. `seenAt`, `removedAt`: what
 * messages under a former id say of presence, which counts only where the person has it again.
 */
export type FormerId = {
  erpId: string;
  currentId: string;
  rootId: string;
  version: Date;
  merged: boolean;
  seenAt: Date | null;
  removedAt: Date | null;
};

/** Reads what is known of these ids and of all ids of the same people. */
export async function loadFormerIds(on: Queryable, structureId: string, erpIds: string[]): Promise<FormerId[]> {
  if (erpIds.length === 0) return [];
  const { rows } = await on.query<FormerId>({
    name: 'erp-former-ids',
    text: `with asked as materialized (
        select f.root_id from unnest($2::text[]) id (erp_id) cross join lateral (
          select root_id from erp_former_id where structure_id = $1 and erp_id = id.erp_id
          union all select root_id from erp_former_id where structure_id = $1 and root_id = id.erp_id offset 0) f)
      select erp_id as "erpId", current_id as "currentId", root_id as "rootId", version, merged, seen_at as "seenAt",
        removed_at as "removedAt" from erp_former_id
      where structure_id = $1 and root_id in (select root_id from asked)`,
    values: [structureId, erpIds],
  });
  return rows;
}

/** Writes what a rename or a merge says; what was known of the same ids is replaced. */
export async function writeFormerIds(tx: Transaction, structureId: string, formerIds: FormerId[]): Promise<void> {
  if (formerIds.length === 0) return;
  await tx.query(
    `insert into erp_former_id (structure_id, erp_id, current_id, root_id, version, merged, seen_at, removed_at)
     select $1, f."erpId", f."currentId", f."rootId", f.version, f.merged, f."seenAt", f."removedAt"
     from json_to_recordset($2::json) f ("erpId" text, "currentId" text, "rootId" text, version timestamptz, merged boolean,
       "seenAt" timestamptz, "removedAt" timestamptz)
     on conflict (structure_id, erp_id) do update set current_id = excluded.current_id, root_id = excluded.root_id,
       version = excluded.version, merged = excluded.merged, seen_at = excluded.seen_at, removed_at = excluded.removed_at`,
    [structureId, JSON.stringify(formerIds)],
  );
}

/** Takes the former ids away from clients, so that the present ones can be written in any order. */
export async function clearErpIds(tx: Transaction, structureId: string, ids: string[]): Promise<void> {
  if (ids.length > 0)
    await tx.query('update client set erp_id = null where structure_id = $1 and id = any($2::uuid[])', [
      structureId,
      ids,
    ]);
}

/**
 * Takes their ids away from clients whose person has another client: they are former clients of the
 * club from then on.
 */
export async function releaseFormerClients(tx: Transaction, structureId: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `update client set erp_id = null, erp_version = null, erp_fields_version = null, erp_optional = null,
       erp_email = null, erp_email_key = null where structure_id = $1 and id = any($2::uuid[])`,
    [structureId, ids],
  );
}

/**
 * SQL condition: an id is no longer the one of its person.
 * @param erpId the column with the id
 */
export const isFormerId = (erpId: string) => `exists (select from erp_former_id former
  where former.structure_id = $1 and former.erp_id = ${erpId} and former.root_id <> former.erp_id)`;
