import type { Queryable } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import type { PeopleInHand } from './people-in-hand.ts';

/**
 * The import safeguard (after Okta's): `pass` returns false once too many people are affected. A
 * person counts once.
 */
export type Safeguard = { pass(erpId: string): boolean };

/** People who may be affected in an hour, however small the club. */
const minAllowance = 20;

/**
 * How many people may be removed or given another address before staff has to decide: a fifth of
 * the people whom the ERP has, and at least 20.
 */
export function allowance(base: number): number {
  return Math.max(minAllowance, Math.floor(base / 5));
}

/** How many people these events could remove or give another address; never fewer than they do. */
export function peopleAtRisk(events: ErpEvent[], { people, chains }: PeopleInHand): number {
  const seen = new Set<string>();
  const renamed = events.flatMap(({ formerIds = [] }) => formerIds);
  const risky = events.filter(({ erpId, removes, fields, formerIds }) => {
    const isRepeated = seen.has(erpId) || formerIds !== undefined || chains.rootOf(erpId) !== erpId;
    seen.add(erpId);
    const known = people.get(erpId)?.person.fields?.emailKey;
    const readdressed = known !== undefined && fields?.emailKey !== undefined && fields.emailKey !== known;
    return removes || isRepeated || readdressed;
  });
  return new Set([...risky.map(({ erpId }) => erpId), ...renamed]).size;
}

/**
 * Opens the safeguard of a connection, with the people who were affected within the last hour. The
 * people of the ERP are counted only where the minimum may not suffice.
 * @param atRisk how many people may be affected now
 */
export async function openSafeguard(tx: Queryable, connection: Connection, atRisk: number): Promise<Safeguard> {
  const { rows } = await tx.query<{ erpId: string }>({
    name: 'erp-safeguard',
    text: `select distinct erp_id as "erpId" from erp_event
      where structure_id = $1 and connection_id = $2 and risky and verdict = 'applied'
        and received_at > now() - interval '1 hour' and decided_by_id is null`,
    values: [connection.structureId, connection.id],
  });
  const affected = new Set(rows.map(({ erpId }) => erpId));
  let allowed = minAllowance;
  if (affected.size + atRisk > minAllowance)
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

/** Counts the clients whom the ERP has, without the trash. */
export async function countBase(tx: Queryable, structureId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    'select count(*)::int as count from client where structure_id = $1 and erp_id is not null and erp_removed_at is null and deleted_at is null',
    [structureId],
  );
  return rows[0]?.count ?? 0;
}
