import { connection } from '#lib/database/connection.ts';
import { searchDuplicates } from './search-duplicates.ts';

/** Clients compared at once. */
const slice = 100;
/** Milliseconds of one run of the job, of a minute; the next run continues. */
const maxRunMs = 5_000;
/** Milliseconds by which the clocks of two machines may differ. */
const clockSkewMs = 5_000;

/** What a run may spend, and how old a client has to be that was not queued. */
type Limits = { maxMs?: number; minAgeMs?: number };

/**
 * Compares clients that were added or changed with the others, and stores the pairs that are likely
 * one person. Queued clients are first; the rest follows in the order of the ids, so that an import
 * or an export of an ERP costs no write more, and existing clients are compared once. Nothing is
 * merged by it. Two servers at once compare some clients twice, and write the pairs once.
 */
export async function findDuplicates({ maxMs = maxRunMs, minAgeMs = clockSkewMs }: Limits = {}): Promise<void> {
  const end = Date.now() + maxMs;
  const before = await settledId(minAgeMs);
  let waiting = await structuresWithWork(before);
  while (waiting.length > 0 && Date.now() < end) {
    const unfinished: string[] = [];
    for (const structureId of waiting) {
      if (Date.now() < end && (await searchSome(structureId, before))) unfinished.push(structureId);
    }
    waiting = unfinished;
  }
}

/**
 * The smallest id that a transaction which is still running could have given to a client: the ids
 * below it are final, because a `uuid(7)` begins with its time.
 */
async function settledId(minAgeMs: number): Promise<string> {
  const { rows } = await connection().pool.query<{ id: string }>(
    `select rpad(lpad(to_hex((extract(epoch from least(clock_timestamp(), min(xact_start))) * 1000)::bigint - $1::bigint),
       12, '0'), 32, '0')::uuid as id
     from pg_stat_activity where datname = current_database() and backend_xid is not null`,
    [minAgeMs],
  );
  return rows[0]?.id ?? '';
}

const afterSql = `coalesce((select after_id from duplicate_search d where d.structure_id = s.id),
  '00000000-0000-0000-0000-000000000000'::uuid)`;

async function structuresWithWork(before: string): Promise<string[]> {
  const { rows } = await connection().pool.query<{ id: string }>(
    `select s.id from structure s
     where exists (select from duplicate_queue q where q.structure_id = s.id)
       or exists (select from client c where c.structure_id = s.id and c.id > ${afterSql} and c.id < $1::uuid)
     order by s.id`,
    [before],
  );
  return rows.map(({ id }) => id);
}

type Queued = { clientId: string; changedAt: string };

/** Returns whether the structure has more to compare. */
async function searchSome(structureId: string, before: string): Promise<boolean> {
  const { pool } = connection();
  const { rows: queued } = await pool.query<Queued>(
    `select client_id as "clientId", changed_at::text as "changedAt" from duplicate_queue where structure_id = $1
     order by client_id limit ${slice}`,
    [structureId],
  );
  if (queued.length > 0) {
    const ids = queued.map(({ clientId }) => clientId);
    await searchDuplicates(structureId, ids, { replace: true });
    // A client that changed meanwhile stays in the queue.
    await pool.query(
      `delete from duplicate_queue q using unnest($2::uuid[], $3::timestamptz[]) d (client_id, changed_at)
       where q.structure_id = $1 and q.client_id = d.client_id and q.changed_at = d.changed_at`,
      [structureId, ids, queued.map(({ changedAt }) => changedAt)],
    );
    return true;
  }
  const { rows } = await pool.query<{ id: string }>(
    `select c.id from structure s join client c on c.structure_id = s.id and c.id > ${afterSql} and c.id < $2::uuid
     where s.id = $1 order by c.id limit ${slice}`,
    [structureId, before],
  );
  const last = rows.at(-1)?.id;
  if (!last) return false;
  await searchDuplicates(
    structureId,
    rows.map(({ id }) => id),
    { replace: false },
  );
  await pool.query(
    `insert into duplicate_search as d (structure_id, after_id) values ($1, $2)
     on conflict (structure_id) do update set after_id = greatest(d.after_id, excluded.after_id)`,
    [structureId, last],
  );
  return rows.length === slice;
}
