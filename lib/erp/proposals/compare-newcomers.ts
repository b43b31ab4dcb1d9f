import { structuresWithChangedClients } from '#lib/clients/erp/changed-clients.ts';
import {
  forgetAllNewcomers,
  forgetNewcomers,
  readNewcomers,
  structuresWithNewcomers,
} from '#lib/clients/erp/newcomers.ts';
import { connection as database } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import { type Candidate, findCandidates } from '#lib/matching/find-candidates.ts';
import { proposalScore } from '#lib/matching/reasons.ts';
import { noteLikePeople } from './note-like-people.ts';
import { readNewPeople } from './read-new-people.ts';

/** People compared at once. */
const slice = 100;
/** Milliseconds of one run; the next run continues. */
const maxRunMs = 20_000;

/**
 * Compares people of the ERP who are new, or changed, or like a client that changed, with the
 * clients that no ERP has, and proposes pairs that are likely one person. What is proposed of a
 * person depends on the present records, whichever came or changed first. Two servers that compare
 * the same people write the pairs once.
 */
export async function compareNewcomers(): Promise<void> {
  const end = Date.now() + maxRunMs;
  const { pool } = database();
  for (const structureId of await structuresWithChangedClients(pool))
    while (Date.now() < end && (await noteLikePeople(structureId)));
  for (const structureId of await structuresWithNewcomers(pool)) {
    if (!(await hasOwnClients(structureId))) {
      await forgetAllNewcomers(pool, structureId);
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

/** Returns whether there is more to compare. */
async function compareSome(structureId: string): Promise<boolean> {
  const { pool } = database();
  const newcomers = await readNewcomers(pool, structureId, slice);
  const people = await readNewPeople(
    pool,
    structureId,
    newcomers.map(({ erpId }) => erpId),
  );
  const found = await findCandidates(structureId, people, { among: 'own', maxPerPerson: 1 });
  await inTransaction(async (tx) => {
    // Whom another server has compared meanwhile, or who changed, is not written from this reading.
    const erpIds = await forgetNewcomers(tx, structureId, newcomers);
    const proposals = erpIds.flatMap((erpId) => toProposal(erpId, found.get(erpId)?.[0]));
    if (await writeProposals(tx, structureId, erpIds, proposals)) await announceErp(tx, structureId, true);
  });
  return newcomers.length === slice;
}

type Proposed = { erp_id: string; client_id: string; score: number; reasons: string[] };

function toProposal(erpId: string, best: Candidate | undefined): Proposed[] {
  if (!best || best.score < proposalScore) return [];
  return [{ erp_id: erpId, client_id: best.clientId, score: best.score, reasons: best.reasons }];
}

/**
 * Replaces what is proposed of these people. Pairs that staff refused stay.
 * @returns whether anything changed
 */
async function writeProposals(
  tx: Transaction,
  structureId: string,
  erpIds: string[],
  proposals: Proposed[],
): Promise<boolean> {
  const outdated = await tx.query(
    `delete from erp_proposal p where structure_id = $1 and erp_id = any($2::text[]) and refused_at is null
       and not exists (select from json_to_recordset($3::json) d (erp_id text, client_id uuid)
         where d.erp_id = p.erp_id and d.client_id = p.client_id)`,
    [structureId, erpIds, JSON.stringify(proposals)],
  );
  if (proposals.length === 0) return outdated.rowCount !== 0;
  const written = await tx.query(
    `insert into erp_proposal (structure_id, erp_id, client_id, score, reasons)
     select $1, p.erp_id, p.client_id, p.score, p.reasons
     from json_to_recordset($2::json) p (erp_id text, client_id uuid, score int, reasons text[])
     join client c on c.structure_id = $1 and c.id = p.client_id
     on conflict (structure_id, erp_id, client_id) do update set score = excluded.score, reasons = excluded.reasons
       where erp_proposal.refused_at is null and (erp_proposal.score, erp_proposal.reasons)
         is distinct from (excluded.score, excluded.reasons)`,
    [structureId, JSON.stringify(proposals)],
  );
  return outdated.rowCount !== 0 || written.rowCount !== 0;
}
