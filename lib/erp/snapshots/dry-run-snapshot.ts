import { lockPeople } from '#lib/addresses/lock-people.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { loadPeople } from '#lib/erp/people/load-people.ts';
import type { ErpEvent } from '#lib/erp/profiles/erp-event.ts';
import { newId } from '#lib/identity/new-id.ts';
import { type AppliedCounts, decideLine } from './apply-people.ts';
import { absent, estimateSnapshot, type SnapshotEstimate } from './estimate-snapshot.ts';
import { type BadLine, stageLines } from './stage-lines.ts';

/**
 * What would become of a snapshot. `held`: staff would be asked first. `invalidLines`: the first of
 * those that cannot be read.
 */
export type SnapshotOutcome = AppliedCounts & {
  state: 'held' | 'applied';
  lines: number;
  invalid: number;
  held?: { toRemove: number; toReaddress: number };
  invalidLines: BadLine[];
};

/** People to a look: while it lasts, events about them wait. */
const slice = 2_000;

/**
 * What would become of a base, by the same rules as if it were taken, person by person; nothing is
 * changed or kept. People are looked at slice by slice, so that events are let through in between.
 * Of several new people with one address, each counts by themselves.
 */
export async function dryRunSnapshot(
  connection: Connection,
  body: AsyncIterable<Uint8Array>,
  takenAt: Date,
): Promise<SnapshotOutcome> {
  const { structureId } = connection;
  const snapshotId = newId();
  const client = await database().pool.connect();
  try {
    // In front of the table of this name, and gone with this connection.
    await client.query('create temporary table erp_snapshot_line (like public.erp_snapshot_line)');
    const { lines, invalid, invalidLines } = await stageLines(client, connection, snapshotId, body);
    await client.query('create index on erp_snapshot_line (structure_id, snapshot_id, erp_id, line)');
    await client.query('analyze erp_snapshot_line');
    const of = { structureId, snapshotId, takenAt };
    const { toRemove, toReaddress, tooMuch } = await estimateSnapshot(client, of, lines);
    const counted = await count(client, of);
    const held = tooMuch && { held: { toRemove, toReaddress } };
    return { state: tooMuch ? 'held' : 'applied', lines, invalid, ...counted, ...held, invalidLines };
  } finally {
    client.release(true);
  }
}

async function count(client: Queryable, of: SnapshotEstimate): Promise<AppliedCounts> {
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count ${absent}`, [
    of.structureId,
    of.snapshotId,
    of.takenAt,
  ]);
  const counted: AppliedCounts = { created: 0, updated: 0, unchanged: 0, removed: rows[0]?.count ?? 0 };
  for (let after: string | null = ''; after !== null; ) after = await countSlice(client, of, after, counted);
  return counted;
}

/**
 * All that is said of some people, those after this one. @returns the last of them; null when there
 * were none
 */
async function countSlice(
  client: Queryable,
  of: SnapshotEstimate,
  after: string,
  counted: AppliedCounts,
): Promise<string | null> {
  const { rows } = await client.query<{ payload: Omit<ErpEvent, 'version'> }>(
    `select payload - 'ready' as payload from erp_snapshot_line where structure_id = $1 and snapshot_id = $2
      and payload is not null and erp_id in (
       select distinct erp_id from erp_snapshot_line where structure_id = $1 and snapshot_id = $2
         and payload is not null and erp_id > $3 order by erp_id limit ${slice})
     order by erp_id, line`,
    [of.structureId, of.snapshotId, after],
  );
  const events = rows.map(({ payload }): ErpEvent => ({ ...payload, version: of.takenAt }));
  await client.query('begin');
  try {
    await lockPeople(client, of.structureId, 'all');
    await decideAll(client, of.structureId, events, counted);
  } finally {
    await client.query('rollback');
  }
  return events.at(-1)?.erpId ?? null;
}

async function decideAll(
  client: Queryable,
  structureId: string,
  events: ErpEvent[],
  counted: AppliedCounts,
): Promise<void> {
  const people = await loadPeople(client, structureId, events);
  const seen = new Set<string>();
  for (const event of events) {
    const known = people.get(event.erpId);
    if (!known) throw new Error('a person of a snapshot was not loaded');
    counted[decideLine(event, known, !seen.has(event.erpId)).countsAs] += 1;
    seen.add(event.erpId);
  }
}
