import { groupNamesSql } from '#lib/clients/groups/group-names-sql.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * What a bulk operation looks at and changes of a client. `managed`: the ERP has the client;
 * `registered`: an account of the app belongs to it; `mailId`: of the latest invitation.
 */
export type ClientState = {
  id: string;
  version: number;
  groups: string[];
  language: string | null;
  deletedAt: Date | null;
  deletedById: string | null;
  managed: boolean;
  registered: boolean;
  mailId: string | null;
};

/**
 * Reads clients of a structure by their ids.
 * @param lock holds them until the end of the transaction, in the order of imports and of
 *   invitations, so that none of them can deadlock
 */
export async function readClientStates(
  tx: Transaction,
  structureId: string,
  ids: string[],
  { lock }: { lock: boolean },
): Promise<Map<string, ClientState>> {
  const where = 'structure_id = $1::uuid and id = any($2::uuid[])';
  if (lock) await tx.query(`select 1 from client where ${where} order by id for update`, [structureId, ids]);
  const { rows } = await tx.query<ClientState>(
    `select c.id, c.version, ${groupNamesSql('c')} as groups, c.language, c.deleted_at as "deletedAt", c.deleted_by_id as "deletedById",
       c.erp_id is not null and c.erp_removed_at is null as managed,
       exists (select from attachment a where a.structure_id = c.structure_id and a.client_id = c.id) as registered,
       i.mail_id as "mailId"
     from client c left join invitation i on i.structure_id = c.structure_id and i.client_id = c.id
     where c.structure_id = $1::uuid and c.id = any($2::uuid[])`,
    [structureId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
