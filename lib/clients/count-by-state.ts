import { type AttachedState, attachedAsSql } from '#lib/access/registration-state.ts';
import { countBlockedSql } from '#lib/access/without-access.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { runPrepared } from '#lib/database/run-sql.ts';
import type { ListState } from './list-query.ts';

/** Maximum that is counted; beyond it, counting costs more than it is worth. */
export const countLimit = 10_000;

/** Accounts up to which those without access are counted: each costs a look at its proofs. */
export const maxVerdicts = 1_000;

/** Counts capped one above `countLimit`; null where counting would cost more than it is worth. */
export type StateCounts = Record<ListState, number | null> & { all: number };

export const attachedStates: AttachedState[] = ['registered', 'pending', 'refused'];

/** Counts the clients of the structure, capped one above `countLimit`. */
export async function countClientsOf(staff: Staff): Promise<number> {
  const { rows } = await connection().pool.query<{ all: number }>(
    `select count(*)::int as "all" from (
       select from client where structure_id = $1 and deleted_at is null limit ${countLimit + 1}
     ) found`,
    [staff.structure.id],
  );
  return rows[0]?.all ?? 0;
}

/** Counts how many clients each filter of the list would show without a search. One query. */
export async function countByState(staff: Staff): Promise<StateCounts> {
  const [row] = await runPrepared<Row>(connection().pool, sql, [staff.structure.id]);
  const { counted, manual, imported, former, blocked, binned, ...attached } = row as Row;
  const known = Object.fromEntries(attachedStates.map((state) => [state, attached[state] - binned[state]])) as Record<
    AttachedState,
    number
  >;
  const all = capped(counted);
  return {
    all,
    registered: capped(known.registered),
    'without-access': blocked,
    'not-registered': await countWithout(staff, counted, known),
    pending: capped(known.pending),
    refused: capped(known.refused),
    manual: all > countLimit ? null : manual,
    imported: all > countLimit ? null : imported,
    former,
  };
}

/**
 * Counts only as many clients as decide, after subtracting those with an account, whether more than
 * `countLimit` are left: mostly `counted` does.
 */
async function countWithout(
  staff: Staff,
  counted: number,
  known: Record<AttachedState, number>,
): Promise<number | null> {
  const attached = known.registered + known.pending + known.refused;
  if (counted < maxCounted || counted - attached > countLimit) return capped(counted - attached);
  if (known.registered > countLimit) return null;
  const { rows } = await connection().pool.query<{ present: number }>(
    `select count(*)::int as present from (
       select from client where structure_id = $1 and deleted_at is null limit ${countLimit + 1 + attached}
     ) found`,
    [staff.structure.id],
  );
  return capped((rows[0]?.present ?? 0) - attached);
}

type Row = Record<AttachedState | 'counted' | 'manual' | 'imported' | 'former', number> & {
  binned: Record<AttachedState, number>;
  /** Null where a verdict for each account would take longer than the page. */
  blocked: number | null;
};

/**
 * Clients that are counted at most: so many more than are shown that subtracting the accounts of a
 * usual structure leaves enough.
 */
const maxCounted = countLimit + 1 + 2_000;

/**
 * Maximum number of accounts that are counted. Those of clients in the trash are included and then
 * subtracted, and this many still decide the rest.
 */
const maxCountedAccounts = 2 * (countLimit + 1);

function capped(count: number): number {
  return Math.min(count, countLimit + 1);
}

const accounts = attachedStates.map((state) => {
  const some = `select from attachment a where a.structure_id = $1 and ${attachedAsSql[state]}
    and a.client_id is not null limit ${maxCountedAccounts}`;
  return `(select count(*)::int from (${some}) found) as ${state}`;
});
const inBin = attachedStates.map((state) => `'${state}', count(*) filter (where ${attachedAsSql[state]})`);

/*
 * SQL: counts accounts by their own index, minus those of clients in the trash, which are few, and
 * clients in one scan that ends soon. Looking up the account of each client would take ten thousand
 * look-ups a page. The limits are literals, because a computed one misleads PostgreSQL's planner.
 */
const sql = `with counts as materialized (select ${accounts.join(', ')},
    (select count(*)::int from (
      select from client where structure_id = $1 and erp_removed_at is not null and deleted_at is null
        limit ${countLimit + 1}
    ) found) as former,
    (select jsonb_build_object(${inBin.join(', ')}) from client c join attachment a on a.structure_id = $1
      and a.client_id = c.id
      where c.structure_id = $1 and c.deleted_at is not null) as binned,
    clients.*
  from (
    select count(*)::int as counted, count(*) filter (where source = 'manual')::int as manual,
      count(*) filter (where source = 'import')::int as imported
    from (select source from client where structure_id = $1 and deleted_at is null limit ${maxCounted}) found
  ) clients)
  select counts.*, case when registered - (binned ->> 'registered')::int <= ${maxVerdicts} then (${countBlockedSql}) end
    as blocked from counts`;
