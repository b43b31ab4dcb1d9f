import { runSql, type Transaction } from '#lib/database/run-sql.ts';
import { heldKey } from './write-people.ts';

/** SQL: people of the ERP by the address it knows, as far as staff chose no other. Who is there comes before who was removed, and before who is in the bin. */
const claims = `select c.id, c.erp_email_key as email_key,
    case when c.deleted_at is not null then 0 when c.erp_removed_at is not null then 1 else 2 end as rank
  from client c where c.structure_id = $1::uuid and c.erp_email_key = any($2::text[]) and c.erp_id is not null and c.alias_at is null`;

/** SQL: whose each address is. Nobody's where several claim it, or where somebody has it who is not from the ERP, or by the choice of staff. */
const owners = `select top.email_key, min(claim.id::text)::uuid as id
  from (${claims}) claim
  join (select email_key, max(rank) as rank from (${claims}) every_claim group by email_key) top
    on top.email_key = claim.email_key and top.rank = claim.rank
  where not exists (select from client f where f.structure_id = $1::uuid and f.email_key = top.email_key and (f.erp_id is null or f.alias_at is not null))
  group by top.email_key having count(*) = 1`;

/**
 * Decides whose these addresses are, after what the ERP said of who has them: a function of the state alone, so that no order of events
 * matters, not even while two people swap theirs. The caller holds `lockAddresses`.
 * @returns the clients that have an address now which they did not have before
 */
export async function settleAddresses(tx: Transaction, structureId: string, emailKeys: string[]): Promise<string[]> {
  await runSql(
    tx,
    `update client c set email_key = '${heldKey('')}' || c.id
     where c.structure_id = $1::uuid and c.email_key = any($2::text[]) and c.erp_id is not null and c.alias_at is null
       and not exists (select from (${owners}) owner where owner.id = c.id and owner.email_key = c.email_key)
     returning c.id`,
    [structureId, emailKeys],
  );
  const rows = await runSql<{ id: string }>(
    tx,
    `update client c set email_key = owner.email_key from (${owners}) owner
     where c.structure_id = $1::uuid and c.id = owner.id and c.email_key <> owner.email_key returning c.id`,
    [structureId, emailKeys],
  );
  return rows.map(({ id }) => id);
}
