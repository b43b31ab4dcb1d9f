import { forgetNewcomers, readNewcomers, structuresWithNewcomers } from '#lib/clients/erp/newcomers.ts';
import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { findCandidates } from '#lib/matching/find-candidates.ts';
import { proposalScore } from '#lib/matching/reasons.ts';
import { readNewPeople } from './read-new-people.ts';

/** People compared at once. */
const slice = 100;
/** Milliseconds of one run; the next run continues. */
const maxRunMs = 20_000;

/**
 * Compares new people of the ERP with the clients that no ERP has, and proposes pairs that are
 * likely one person. Each person is compared once. Two servers that compare the same people find
 * the same pairs.
 */
export async function compareNewcomers(): Promise<void> {
  const end = Date.now() + maxRunMs;
  for (const structureId of await structuresWithNewcomers(database().pool)) {
    if (!(await hasOwnClients(structureId))) {
      await forgetNewcomers(database().pool, structureId);
      continue;
    }
    while (Date.now() < end && (await compareSome(structureId)));
  }
}

/** Whether the structure has clients of its own. Without any, a first export costs nothing here. */
async function hasOwnClients(structureId: string): Promise<boolean> {
  const { rowCount } = await database().pool.query(
    `select from client where structure_id = $1 and erp_id is null and deleted_at is null and erp_removed_at is null
     limit 1`,
    [structureId],
  );
  return rowCount === 1;
}

async function compareSome(structureId: string): Promise<boolean> {
  const { pool } = database();
  const erpIds = await readNewcomers(pool, structureId, slice);
  if (erpIds.length === 0) return false;
  const people = await readNewPeople(pool, structureId, erpIds);
  const found = await findCandidates(structureId, people, { among: 'own', maxPerPerson: 1 });
  const proposals = [...found].flatMap(([erpId, [best]]) =>
    best && best.score >= proposalScore
      ? [{ erp_id: erpId, client_id: best.clientId, score: best.score, reasons: best.reasons }]
      : [],
  );
  await inTransaction(async (tx) => {
    await forgetNewcomers(tx, structureId, erpIds);
    if (proposals.length === 0) return;
    await tx.query(
      `insert into erp_proposal (structure_id, erp_id, client_id, score, reasons)
       select $1, p.erp_id, p.client_id, p.score, p.reasons
       from json_to_recordset($2::json) p (erp_id text, client_id uuid, score int, reasons text[])
       join client c on c.structure_id = $1 and c.id = p.client_id
       on conflict do nothing`,
      [structureId, JSON.stringify(proposals)],
    );
    await announceErp(tx, structureId, true);
  });
  return true;
}
