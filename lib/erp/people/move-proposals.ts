import type { FormerId } from '#lib/clients/erp/former-ids.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/**
 * Moves the pairs of people and clients that were proposed, or refused by staff, to the ids that
 * these people have now. A pair that is known of the present id stays as it is.
 */
export async function moveProposals(tx: Transaction, structureId: string, formerIds: FormerId[]): Promise<void> {
  const moved = formerIds.filter(({ erpId, rootId }) => erpId !== rootId);
  if (moved.length === 0) return;
  const values = [structureId, moved.map(({ erpId }) => erpId), moved.map(({ rootId }) => rootId)];
  await tx.query(
    `insert into erp_proposal (structure_id, erp_id, client_id, score, reasons, at, refused_at, refused_by_id)
     select p.structure_id, d.root_id, p.client_id, p.score, p.reasons, p.at, p.refused_at, p.refused_by_id
     from unnest($2::text[], $3::text[]) d (erp_id, root_id)
     join erp_proposal p on p.structure_id = $1 and p.erp_id = d.erp_id
     order by p.refused_at nulls last on conflict do nothing`,
    values,
  );
  await tx.query('delete from erp_proposal where structure_id = $1 and erp_id = any($2::text[])', values.slice(0, 2));
}
