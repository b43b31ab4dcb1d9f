import { lockPeople } from '#lib/addresses/lock-people.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { findErased, hasErasures } from '#lib/erasures/find-erased.ts';
import { applyPersonEvents } from '#lib/erp/people/apply-person-events.ts';
import { identitiesOfEvent } from '#lib/erp/people/find-erased-events.ts';
import { countResults } from './count-results.ts';
import { insertNewcomers } from './insert-newcomers.ts';
import { type LinePayload, lineEvent } from './line-event.ts';
import { lockSnapshot, recordProgress, type SnapshotKey } from './snapshot-state.ts';

/** People per transaction: few enough that single events wait only briefly. */
export const PEOPLE_PER_SLICE = 2_000;

/** Applies a slice of lines. @returns whether there may be more lines */
export async function applyLines(tx: Transaction, key: SnapshotKey): Promise<boolean> {
  const { structureId } = key;
  await lockPeople(tx, structureId, 'all');
  const snapshot = await lockSnapshot(tx, key, 'applying');
  if (!snapshot || snapshot.reached >= snapshot.lines) return false;
  const { reached: from, takenAt } = snapshot;
  const to = Math.min(from + PEOPLE_PER_SLICE, snapshot.lines);
  const erased = await erasedLines(tx, key, from, to);
  const newcomers = await insertNewcomers(tx, { ...key, from, to, takenAt, erased });
  const payloads = await readLines(tx, key, from, to, newcomers > 0);
  const counts = await applyPayloads(tx, structureId, payloads, takenAt);
  await recordProgress(tx, key, { ...counts, created: counts.created + newcomers }, to);
  return true;
}

/**
 * Reads the lines after one and up to another.
 * @param withoutNewcomers whether to leave out those whose client `insertNewcomers` created
 */
async function readLines(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  from: number,
  to: number,
  withoutNewcomers: boolean,
): Promise<LinePayload[]> {
  const { rows } = await tx.query<{ payload: LinePayload }>(
    `select payload - 'ready' as payload from erp_snapshot_line l
     where structure_id = $1 and snapshot_id = $2 and line > $3 and line <= $4 and payload is not null
       and (not $5 or (select true from client c where c.structure_id = $1 and c.id = (l.payload #>> '{ready,id}')::uuid
         limit 1) is null)
     order by line`,
    [structureId, snapshotId, from, to, withoutNewcomers],
  );
  return rows.map(({ payload }) => payload);
}

/**
 * Finds the lines about people whose data was erased, in one look-up; most structures have erased
 * nobody.
 */
async function erasedLines(
  tx: Transaction,
  { structureId, snapshotId }: SnapshotKey,
  from: number,
  to: number,
): Promise<number[]> {
  if (!(await hasErasures(tx, structureId))) return [];
  const { rows } = await tx.query<{ line: number; payload: LinePayload }>(
    `select line, payload - 'ready' as payload from erp_snapshot_line
     where structure_id = $1 and snapshot_id = $2 and line > $3 and line <= $4 and payload is not null`,
    [structureId, snapshotId, from, to],
  );
  const asked = rows.map(({ line, payload }) => ({ line, identities: identitiesOfEvent(payload) }));
  const erased = await findErased(
    tx,
    structureId,
    asked.flatMap(({ identities }) => identities),
  );
  return asked.filter(({ identities }) => erased.has(identities)).map(({ line }) => line);
}

/** Applies lines to people, and counts the results. */
export async function applyPayloads(tx: Transaction, structureId: string, payloads: LinePayload[], takenAt: Date) {
  const messages = payloads.map((payload) => lineEvent(payload, takenAt));
  return countResults(await applyPersonEvents(tx, structureId, messages, { exclusive: true }));
}
