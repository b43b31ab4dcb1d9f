import { lockPeople } from '#lib/addresses/lock-people.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { decidePersonEvents } from '#lib/erp/people/decide-person-events.ts';
import { newId } from '#lib/identity/new-id.ts';
import { PEOPLE_PER_SLICE } from './apply-lines.ts';
import { type AppliedCounts, countResults } from './count-results.ts';
import { absent, estimateSnapshot, type TimedSnapshot } from './estimate-snapshot.ts';
import { type LinePayload, lineEvent } from './line-event.ts';
import { stageLines } from './stage-lines.ts';
import { addInvalidLine, type BadLine, type Tally } from './staged-line.ts';

/** What a snapshot would do. `held`: staff would decide first. `invalidLines`: the first ones. */
export type SnapshotOutcome = AppliedCounts & {
  state: 'held' | 'applied';
  lines: number;
  invalid: number;
  held?: { toRemove: number; toReaddress: number };
  invalidLines: BadLine[];
};

/**
 * Decides a snapshot by the rules that apply it, and writes nothing. It works slice by slice, so
 * that events pass in between. Each of several new people with one address counts as created.
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
    // A temporary table hides the permanent one of its name, and ends with the connection.
    await client.query('create temporary table erp_snapshot_line (like public.erp_snapshot_line)');
    const tally = await stageLines(client, connection, snapshotId, body);
    const { lines } = tally;
    await client.query('create index on erp_snapshot_line (structure_id, snapshot_id, erp_id, line)');
    await client.query('analyze erp_snapshot_line');
    const snapshot = { structureId, snapshotId, takenAt };
    const { toRemove, toReaddress, tooMuch } = await estimateSnapshot(client, snapshot, lines);
    const counts = await countChanges(client, snapshot, tally);
    const invalidLines = tally.invalidLines.sort((a, b) => a.line - b.line);
    const held = tooMuch && { held: { toRemove, toReaddress } };
    return { state: tooMuch ? 'held' : 'applied', lines, ...counts, invalid: tally.invalid, ...held, invalidLines };
  } finally {
    client.release(true);
  }
}

async function countChanges(client: Queryable, snapshot: TimedSnapshot, tally: Tally): Promise<AppliedCounts> {
  const { structureId, snapshotId, takenAt } = snapshot;
  const { rows } = await client.query<{ count: number }>(`select count(*)::int as count ${absent}`, [
    structureId,
    snapshotId,
    takenAt,
  ]);
  const counts: AppliedCounts = {
    created: 0,
    updated: 0,
    unchanged: 0,
    invalid: 0,
    erased: 0,
    removed: rows[0]?.count ?? 0,
  };
  for (let after: string | null = ''; after !== null; )
    after = await countSlice(client, snapshot, after, counts, tally);
  return counts;
}

/**
 * Counts all lines of the people whose ids follow `after`, and adds those without effect to the
 * unreadable ones.
 * @returns the last of these ids; null when there were none
 */
async function countSlice(
  client: Queryable,
  { structureId, snapshotId, takenAt }: TimedSnapshot,
  after: string,
  counts: AppliedCounts,
  tally: Tally,
): Promise<string | null> {
  const { rows } = await client.query<{ line: number; payload: LinePayload }>(
    `select line, payload - 'ready' as payload from erp_snapshot_line where structure_id = $1 and snapshot_id = $2
      and payload is not null and erp_id in (
       select distinct erp_id from erp_snapshot_line where structure_id = $1 and snapshot_id = $2
         and payload is not null and erp_id > $3 order by erp_id limit ${PEOPLE_PER_SLICE})
     order by erp_id, line`,
    [structureId, snapshotId, after],
  );
  const messages = rows.map(({ payload }) => lineEvent(payload, takenAt));
  await client.query('begin');
  try {
    await lockPeople(client, structureId, 'all');
    const { results } = await decidePersonEvents(client, structureId, messages, { exclusive: true });
    countResults(results, counts);
    for (const [index, { line }] of rows.entries()) {
      const errors = results[index]?.problems;
      if (errors) addInvalidLine(tally, { line, errors });
    }
  } finally {
    await client.query('rollback');
  }
  return messages.at(-1)?.event.erpId ?? null;
}
