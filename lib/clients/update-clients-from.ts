import type { PoolClient } from 'pg';
import type { ImportedRows, Importing } from './imported-rows.ts';
import { uuidV7 } from './uuid-v7-sql.ts';

/**
 * Updates the clients of an import with their audit events, in one statement. The caller has locked them and made sure that
 * `changes` still holds. A blank never erases.
 * @returns how many were updated.
 */
export async function updateClientsFrom(tx: PoolClient, { staff }: Importing, rows: ImportedRows): Promise<number> {
  const author = `$${rows.values.length + 1}::uuid`;
  const { rows: counted } = await tx.query<{ updated: number }>(
    `with rows as materialized (${rows.sql}),
    changed as (
      update client c
      set last_name = coalesce(r.last_name, c.last_name), first_name = coalesce(r.first_name, c.first_name),
        phone = coalesce(r.phone, c.phone), birth_date = coalesce(r.birth_date, c.birth_date),
        member_number = coalesce(r.member_number, c.member_number),
        sort_name = r.sort_name, search_text = r.search_text, version = c.version + 1, updated_at = now()
      from rows r
      where c.structure_id = $1 and c.id = r.client_id and c.deleted_at is null
      returning c.id
    ),
    told as (
      insert into audit_event (structure_id, id, kind, staff_id, client_id, details)
      select $1, ${uuidV7}, 'client-updated-by-import', ${author}, r.client_id,
        jsonb_build_object('importId', $2::uuid, 'line', r.line, 'changes', r.changes)
      from rows r join changed on changed.id = r.client_id
    )
    select count(*)::int as updated from changed`,
    [...rows.values, staff.id],
  );
  return counted[0]?.updated ?? 0;
}
