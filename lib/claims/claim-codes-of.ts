import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { isOpen } from './claim-code.ts';

/**
 * A code that may still take effect. `usedWith`: the address of a registration that used it and has
 * not proved that mailbox yet.
 */
export type OpenCode = {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  createdBy: string | null;
  usedWith: string | null;
};

/**
 * Lists the codes of a client that staff can still revoke, the latest first. There is one, except
 * at the moment when another is made.
 */
export async function claimCodesOf(staff: Staff, clientId: string): Promise<OpenCode[]> {
  if (!isId(clientId)) return [];
  const rows = await runPrepared<OpenCode>(
    connection().pool,
    `select c.id, c.created_at as "createdAt", c.expires_at as "expiresAt", author.name as "createdBy",
      p.email as "usedWith"
     from claim_code c
     left join staff_account author on author.id = c.created_by_id
     left join app_token used on used.id = c.used_by_id
     left join app_account p on p.id = used.account_id
     where c.structure_id = $1 and c.client_id = $2 and ${isOpen} order by c.id desc`,
    [staff.structure.id, clientId],
  );
  return rows;
}
