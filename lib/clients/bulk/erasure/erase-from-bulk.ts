import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Erases a person from the bulk operations of a structure: their rows, and searches that held one
 * of their addresses. Without its search, an operation that was not planned yet is discarded.
 * @param person `emails`: in lower case
 */
export async function eraseFromBulk(
  tx: Transaction,
  structureId: string,
  { clientId, emails }: { clientId: string; emails: string[] },
): Promise<void> {
  await tx.query('delete from bulk_client where structure_id = $1 and client_id = $2', [structureId, clientId]);
  await tx.query(
    `update bulk_operation set query = null,
       state = case when state = 'planning' and total is null then 'discarded'::bulk_state else state end
     where structure_id = $1 and query is not null
       and exists (select from unnest($2::text[]) email where strpos(lower(query), email) > 0)`,
    [structureId, emails.flatMap((email) => [email, encodeURIComponent(email).toLowerCase()])],
  );
}
