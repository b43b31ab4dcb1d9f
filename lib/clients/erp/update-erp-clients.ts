import type { Transaction } from '#lib/database/run-sql.ts';
import { type ErpClient, erpClientColumns } from './erp-client.ts';
import { onNotedAgain } from './newcomers.ts';

/**
 * A change of a client. `leavesTrash`: whether it restores a deleted client. `visible`: whether
 * staff sees a difference, which makes a new version of the client. `formerNumber`: the member
 * number by the id that the person had until now, which gives way to the new one. `compare`:
 * whether the person is noted to be compared with the other clients (`noteNewcomers`).
 */
export type ErpClientUpdate = ErpClient & {
  formerNumber: string | null;
  leavesTrash: boolean;
  visible: boolean;
  compare: boolean;
};

/**
 * Writes locked clients as their ERP describes them, all in one statement. A member number that the
 * club gave stays. A client whom the ERP has again no longer has access of limited duration.
 */
export async function updateErpClients(
  tx: Transaction,
  structureId: string,
  clients: ErpClientUpdate[],
): Promise<void> {
  if (clients.length === 0) return;
  const rows = clients.map((client) => ({
    ...erpClientColumns(client),
    former_number: client.formerNumber,
    leaves_trash: client.leavesTrash,
    visible: client.visible,
  }));
  const compared = clients.filter(({ compare }) => compare).map(({ erpId }) => erpId);
  await tx.query(
    `with noted as (
       insert into erp_newcomer (structure_id, erp_id) select $1, unnest($4::text[]) ${onNotedAgain}
     )
     update client c set erp_id = d.erp_id, erp_kind = coalesce(d.erp_kind, c.erp_kind), member_number = coalesce(nullif(c.member_number, d.former_number), d.member_number),
       last_name = d.last_name, first_name = d.first_name, email = d.email, erp_email = d.erp_email,
       erp_email_key = d.erp_email_key, phone = d.phone, second_phone = d.second_phone, birth_date = d.birth_date,
       sort_name = d.sort_name, search_text = d.search_text, erp_version = d.erp_version, erp_fields_version = d.erp_fields_version,
       erp_optional = d.erp_optional, erp_removed_at = d.erp_removed_at,
       access_until = case when d.erp_removed_at is null then null else c.access_until end,
       deleted_at = case when d.leaves_trash then null else c.deleted_at end,
       deleted_by_id = case when d.leaves_trash then null else c.deleted_by_id end,
       version = c.version + d.visible::int, updated_at = case when d.visible then now() else c.updated_at end
     from json_to_recordset($2::json) as d (id uuid, erp_id text, erp_kind text, member_number text, former_number text, last_name text,
       first_name text, email text, erp_email text, erp_email_key text, phone text, second_phone text, birth_date date,
       sort_name text, search_text text, erp_version timestamptz, erp_fields_version timestamptz, erp_optional jsonb, erp_removed_at timestamptz,
       leaves_trash boolean, visible boolean)
     where c.structure_id = $1 and c.id = d.id and c.id = any($3::uuid[])`,
    // The ids are passed a second time because the planner derives the number of rows from them;
    // otherwise it scans all clients of the structure.
    [structureId, JSON.stringify(rows), clients.map(({ id }) => id), [...new Set(compared)]],
  );
}
