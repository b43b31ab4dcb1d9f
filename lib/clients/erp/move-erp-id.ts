import { conflictKey } from '#lib/addresses/conflict-key.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Moves a client that the ERP created to the trash and takes its id and its address away, because
 * another client has become that person of the ERP. The caller has locked the row.
 */
export async function trashReplacedClient(
  tx: Transaction,
  { structureId, clientId, staffId }: { structureId: string; clientId: string; staffId: string },
): Promise<void> {
  await tx.query(
    `update client set erp_id = null, erp_kind = null, erp_version = null, erp_fields_version = null, erp_optional = null,
       erp_email = null, erp_email_key = null, email_key = $3, deleted_at = now(), deleted_by_id = $4,
       version = version + 1, updated_at = now()
     where structure_id = $1 and id = $2`,
    [structureId, clientId, conflictKey(clientId), staffId],
  );
}

/**
 * Gives a client of the club the id of a person of the ERP who is no client. The person's next
 * message is newer than anything known of them. The caller has locked the row.
 */
export async function assignErpId(
  tx: Transaction,
  { structureId, clientId, erpId }: { structureId: string; clientId: string; erpId: string },
): Promise<void> {
  await tx.query(
    `update client set erp_id = $3, erp_version = null, erp_fields_version = null, erp_optional = null
     where structure_id = $1 and id = $2 and erp_id is null`,
    [structureId, clientId, erpId],
  );
}
