import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';

/**
 * A pair with a decision. `aliasKey`: the key of the account's address, where it is the client's
 * alias.
 */
export type ReadPair = { accountId: string; clientId: string; clientName: string; aliasKey: string | null };

/**
 * Reads a client of the actor's structure and an account that concerns it; null when either does
 * not exist, or its text is no id.
 */
export async function readPair(staff: Staff, accountId: unknown, clientId: unknown): Promise<ReadPair | null> {
  if (!isId(accountId) || !isId(clientId)) return null;
  const { rows } = await connection().pool.query<ReadPair>(
    `select p.id as "accountId", c.id as "clientId", coalesce(nullif(trim(c.first_name || ' ' || c.last_name), ''),
      c.email) as "clientName",
       l.email_key as "aliasKey"
     from client c join app_account p on p.id = $2
     left join client_alias l on l.structure_id = $1 and l.email_key = p.email_key and l.client_id = c.id
     where c.structure_id = $1 and c.id = $3 and (
       exists (select from attachment a where a.structure_id = $1 and a.account_id = p.id)
       or exists (select from app_token t where t.account_id = p.id and t.home_id = $1 and t.bound_at is not null)
     )`,
    [staff.structure.id, accountId, clientId],
  );
  return rows[0] ?? null;
}
