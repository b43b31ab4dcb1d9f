import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type ListedErasure, takeOverErasure } from '#lib/erasures/erasure-list.ts';
import { findErased } from '#lib/erasures/find-erased.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { erasePerson } from './erase-client.ts';

/** Clients that are looked at together. */
const batch = 5_000;

/**
 * `taken`: erasures whose structure exists here; `erased`: clients that were erased again;
 * `unsure`: ids of clients of whom only the member number was erased, which may be someone else's.
 */
export type AppliedErasures = { taken: number; erased: number; unsure: string[] };

type Row = { id: string; emailKey: string; erpId: string | null; memberNumber: string | null };

/**
 * Applies a list of erasures to a restored copy, which may have people who were erased after it was
 * made: they are erased again, and recognised when they return. Applying it twice changes nothing.
 * The copy has the main key under which the list was written.
 */
export async function applyErasures(erasures: readonly ListedErasure[]): Promise<AppliedErasures> {
  const applied: AppliedErasures = { taken: 0, erased: 0, unsure: [] };
  for (const [structureId, ofStructure] of Map.groupBy(erasures, (erasure) => erasure.structureId)) {
    const taken = await inTransaction(async (tx) => {
      const here = [];
      for (const erasure of ofStructure) here.push(await takeOverErasure(tx, erasure));
      return here.filter(Boolean).length;
    });
    applied.taken += taken;
    if (taken > 0) await eraseAgain(structureId, applied);
  }
  return applied;
}

async function eraseAgain(structureId: string, applied: AppliedErasures): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows } = await connection().pool.query<Row>(
      `select id, email_key as "emailKey", erp_id as "erpId", member_number as "memberNumber" from client
       where structure_id = $1 and id > $2::uuid order by id limit ${batch}`,
      [structureId, after],
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    const found = await findErased(connection().pool, structureId, rows.flatMap(sure).concat(rows.flatMap(perhaps)));
    for (const row of rows) {
      if (found.has(sure(row))) {
        const erased = await erasePerson({ structureId, staffId: null }, row.id);
        if (erased.ok) applied.erased += 1;
      } else if (found.has(perhaps(row))) applied.unsure.push(row.id);
    }
  }
}

/** An address or an id of the ERP is one person's; clubs give member numbers again. */
const sure = ({ emailKey, erpId }: Row) => identitiesOf({ emailKey, erpIds: erpId ? [erpId] : [] });
const perhaps = ({ memberNumber }: Row) => identitiesOf({ memberNumber });
