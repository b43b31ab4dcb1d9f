import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';

/**
 * An address by which a client is known on the app. `createdBy`: the staff member who added it;
 * null when a claim code added it.
 */
export type Alias = { email: string; emailKey: string; createdAt: Date; createdBy: string | null; byCode: boolean };

/** Lists a client's aliases, the oldest first. */
export async function aliasesOf(staff: Staff, clientId: string): Promise<Alias[]> {
  if (!isId(clientId)) return [];
  const rows = await runPrepared<Alias>(
    connection().pool,
    `select l.email, l.email_key as "emailKey", l.created_at as "createdAt", author.name as "createdBy",
      l.token_id is not null as "byCode"
     from client_alias l left join staff_account author on author.id = l.created_by_id
     where l.structure_id = $1 and l.client_id = $2 order by l.created_at, l.email_key`,
    [staff.structure.id, clientId],
  );
  return rows;
}
