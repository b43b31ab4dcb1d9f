import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { announce } from '#lib/live/announce.ts';
import { type Candidate, findCandidates } from '../find-candidates.ts';
import type { MatchPerson } from '../person.ts';

/** Minimum score of a stored pair: a lower one would hide more than one duplicate of twenty. */
const minScore = 30;
/** Maximum number of pairs that one client is proposed in. */
const maxPerClient = 5;

type Row = Omit<MatchPerson, 'birthDate'> & { birthDay: string | null };
type Found = { one_id: string; other_id: string; score: number; reasons: string[] };

/**
 * Compares these clients with the others of the structure, and stores the pairs that may be one
 * person. A pair that staff refused stays refused, and two people of the ERP are no pair: only it
 * may say that they are one.
 * @param replace whether pairs of these clients that are no longer found are deleted
 */
export async function searchDuplicates(
  structureId: string,
  clientIds: string[],
  { replace }: { replace: boolean },
): Promise<void> {
  const { rows } = await connection().pool.query<Row>(
    `select id as key, id as "ownClientId", last_name as "lastName", first_name as "firstName",
       email_key as "emailKey", phone, birth_date::text as "birthDay"
     from client where structure_id = $1 and id = any ($2::uuid[]) and deleted_at is null`,
    [structureId, clientIds],
  );
  const people = rows.map(({ birthDay, ...row }) => ({
    ...row,
    birthDate: birthDay === null ? null : new Date(birthDay),
  }));
  const found = await findCandidates(structureId, people, {
    among: 'present',
    maxPerPerson: maxPerClient,
    onlyOne: false,
  });
  const pairs = [...found].flatMap(([id, candidates]) => toPairs(id, candidates));
  if (pairs.length === 0 && !replace) return;
  await inTransaction(async (tx) => {
    const listed = JSON.stringify(pairs);
    const deleted = replace
      ? await tx.query(
          `delete from duplicate_pair p where structure_id = $1 and not refused
             and (first_id = any ($2::uuid[]) or second_id = any ($2::uuid[]))
             and not exists (select from json_to_recordset($3::json) f (one_id uuid, other_id uuid)
               where p.first_id = least(f.one_id, f.other_id) and p.second_id = greatest(f.one_id, f.other_id))`,
          [structureId, clientIds, listed],
        )
      : null;
    const written = await tx.query(
      `insert into duplicate_pair as p (structure_id, first_id, second_id, score, reasons)
       select distinct on (first_id, second_id) $1, first_id, second_id, score, reasons
       from json_to_recordset($2::json) f (one_id uuid, other_id uuid, score int, reasons text[])
       cross join lateral (select least(one_id, other_id) as first_id, greatest(one_id, other_id) as second_id) pair
       join client a on a.structure_id = $1 and a.id = first_id
       join client b on b.structure_id = $1 and b.id = second_id
       where a.erp_id is null or b.erp_id is null
       order by first_id, second_id, score desc
       on conflict (structure_id, first_id, second_id) do update set score = excluded.score, reasons = excluded.reasons
         where not p.refused and (p.score, p.reasons) is distinct from (excluded.score, excluded.reasons)`,
      [structureId, listed],
    );
    if (deleted?.rowCount || written.rowCount) await announce(tx, structureId, 'clients');
  });
}

function toPairs(id: string, candidates: Candidate[]): Found[] {
  return candidates
    .filter(({ score }) => score >= minScore)
    .map(({ clientId, score, reasons }) => ({ one_id: id, other_id: clientId, score, reasons }));
}
