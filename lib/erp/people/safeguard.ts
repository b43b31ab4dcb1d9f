import type { Queryable } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';

/** Lets changes through until too many people are affected. The same person counts once. */
export type Safeguard = { pass(erpId: string): boolean };

/**
 * How many of so many people may be removed or given another address before somebody looks at it.
 */
export function allowance(base: number): number {
  return Math.max(least, Math.floor(base / 5));
}

/** So many may be, however small the club. */
const least = 20;

/**
 * The brake of a connection, as far as the last hour has worn it. The base is only counted where
 * the small allowance may not do.
 * @param atRisk how many people may wear it now
 */
export async function openSafeguard(tx: Queryable, connection: Connection, atRisk: number): Promise<Safeguard> {
  const { rows } = await tx.query<{ erpId: string }>({
    name: 'erp-brake',
    text: `select distinct erp_id as "erpId" from erp_event
      where structure_id = $1 and connection_id = $2 and risky and verdict = 'applied'
        and received_at > now() - interval '1 hour' and decided_by_id is null`,
    values: [connection.structureId, connection.id],
  });
  const affected = new Set(rows.map(({ erpId }) => erpId));
  let allowed = least;
  if (affected.size + atRisk > least)
    allowed = allowance((await countBase(tx, connection.structureId)) + affected.size);
  return {
    pass(erpId) {
      if (affected.has(erpId)) return true;
      if (affected.size >= allowed) return false;
      affected.add(erpId);
      return true;
    },
  };
}

/** How many people the ERP has here. */
export async function countBase(tx: Queryable, structureId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    'select count(*)::int as count from client where structure_id = $1 and erp_id is not null and erp_removed_at is null and deleted_at is null',
    [structureId],
  );
  return rows[0]?.count ?? 0;
}
