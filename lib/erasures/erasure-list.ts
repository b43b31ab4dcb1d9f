import { z } from 'zod';
import type { Queryable, Transaction } from '#lib/database/run-sql.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** An erasure as it is written to a list: no value of the person, only keyed hashes. */
const listedErasure = z.object({
  structureId: z.uuid(),
  erasureId: z.uuid(),
  erasedAt: z.iso.datetime(),
  identities: z.array(z.object({ hash, kind: z.enum(['email', 'erp', 'member']) })).max(10_000),
});

export type ListedErasure = z.output<typeof listedErasure>;

/** Reads every erasure whose hashes still count, to be applied to a restored copy. */
export async function listErasures(on: Queryable): Promise<ListedErasure[]> {
  const { rows } = await on.query<ListedErasure>(
    `select e.structure_id as "structureId", e.id as "erasureId",
       to_char(e.erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "erasedAt",
       jsonb_agg(jsonb_build_object('hash', i.hash, 'kind', i.kind) order by i.hash) as identities
     from erasure e join erased_identity i on i.structure_id = e.structure_id and i.erasure_id = e.id
     group by e.structure_id, e.id order by e.structure_id, e.id`,
  );
  return rows;
}

/** Writes an erasure as a line of a list. */
export function writeErasureLine(erasure: ListedErasure): string {
  return JSON.stringify(erasure);
}

/** Reads a line of a list; null for any other text. */
export function readErasureLine(line: string): ListedErasure | null {
  if (line.length > 2_000_000) return null;
  try {
    return listedErasure.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/**
 * Takes over an erasure of a list, as one that is finished; what is here already stays.
 * @returns whether the structure exists
 */
export async function takeOverErasure(
  tx: Transaction,
  { structureId, erasureId, erasedAt, identities }: ListedErasure,
): Promise<boolean> {
  const { rowCount } = await tx.query('select 1 from structure where id = $1', [structureId]);
  if (!rowCount) return false;
  await tx.query('insert into erasure (structure_id, id, erased_at) values ($1, $2, $3) on conflict do nothing', [
    structureId,
    erasureId,
    erasedAt,
  ]);
  await tx.query(
    `insert into erased_identity (structure_id, erasure_id, hash, kind)
     select $1, $2, hash, kind from unnest($3::text[], $4::text[]) d (hash, kind)
     on conflict (structure_id, hash) do nothing`,
    [structureId, erasureId, identities.map((one) => one.hash), identities.map(({ kind }) => kind)],
  );
  return true;
}
