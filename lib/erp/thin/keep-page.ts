import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import type { ApiPage } from '#lib/erp/profiles/thin-profile.ts';
import { queueSnapshot } from '#lib/erp/snapshots/receive-snapshot.ts';
import { stageRecords } from '#lib/erp/snapshots/stage-lines.ts';
import { type ApiAccess, type ApiKey, apiKey } from './api-access.ts';

/** How far the reading of a full base is. */
export type Pull = {
  snapshotId: string;
  cursor: string | null;
  seen: number;
  invalid: number;
  total: number | null;
  round: number;
  tries: number;
};

/** How often a base is read when people come or go meanwhile, so that it does not add up. */
const maxRounds = 3;

/**
 * Stages the people of a page as lines of the snapshot. After the last page the snapshot goes on as
 * any other, if as many different people came as the ERP says there are; otherwise the base is read
 * again, and given up in the end, so that no client is removed by a page that was lost.
 * @returns whether a page follows
 */
export function keepPage(access: ApiAccess, pull: Pull, page: ApiPage): Promise<boolean> {
  const key = apiKey(access.connection);
  const { structureId, connectionId } = key;
  return inTransaction(async (tx) => {
    const { rowCount } = await tx.query(
      `select from erp_pull where structure_id = $1 and connection_id = $2 and state = 'running' and snapshot_id = $3
         and seen = $4 and cursor is not distinct from $5 and round = $6 for update`,
      [structureId, connectionId, pull.snapshotId, pull.seen, pull.cursor, pull.round],
    );
    // Another job has kept this page already.
    if (rowCount === 0) return true;
    const tally = { lines: pull.seen, invalid: pull.invalid, invalidLines: [] };
    const { connection, thin, settings } = access;
    await stageRecords(tx, connection, pull.snapshotId, page.people, tally, (line) => thin.readPerson(line, settings));
    const now: Pull = { ...pull, seen: tally.lines, invalid: tally.invalid, total: page.total };
    const addsUp = (pull.seen === 0 || pull.total === page.total) && (page.people.length > 0 || page.next === null);
    if (!addsUp) return readAnew(tx, key, now);
    if (page.next === null) return finish(tx, key, now);
    await tx.query(
      `update erp_pull set cursor = $3, seen = $4, invalid = $5, total = $6, tries = 0, last_error = null,
         moved_at = now()
       where structure_id = $1 and connection_id = $2`,
      [structureId, connectionId, page.next, now.seen, now.invalid, now.total],
    );
    await announceErp(tx, structureId, false);
    return true;
  });
}

async function finish(tx: Transaction, key: ApiKey, pull: Pull): Promise<boolean> {
  const { structureId, connectionId } = key;
  const { snapshotId, seen, invalid, total } = pull;
  const { rows } = await tx.query<{ repeated: boolean }>(
    `select count(erp_id) > count(distinct erp_id) as repeated from erp_snapshot_line
     where structure_id = $1 and snapshot_id = $2`,
    [structureId, snapshotId],
  );
  // People who come twice stand for others who moved to a page that was read already.
  if ((total !== null && total !== seen) || rows[0]?.repeated) return readAnew(tx, key, pull);
  await tx.query(
    `update erp_snapshot set state = 'planning', lines = $3, invalid = $4 where structure_id = $1 and id = $2
       and state = 'receiving'`,
    [structureId, snapshotId, seen, invalid],
  );
  await tx.query(
    `update erp_pull set state = 'done', seen = $3, total = $4, last_error = null, moved_at = now()
     where structure_id = $1 and connection_id = $2`,
    [structureId, connectionId, seen, total],
  );
  await queueSnapshot(tx, structureId, snapshotId);
  await announceErp(tx, structureId, false);
  return false;
}

async function readAnew(tx: Transaction, key: ApiKey, pull: Pull): Promise<boolean> {
  const { structureId, connectionId } = key;
  if (pull.round >= maxRounds) {
    await giveUp(tx, key, pull, 'incomplete');
    return false;
  }
  await tx.query('delete from erp_snapshot_line where structure_id = $1 and snapshot_id = $2', [
    structureId,
    pull.snapshotId,
  ]);
  await tx.query('update erp_snapshot set taken_at = clock_timestamp() where structure_id = $1 and id = $2', [
    structureId,
    pull.snapshotId,
  ]);
  await tx.query(
    `update erp_pull set cursor = null, seen = 0, invalid = 0, total = null, round = round + 1, tries = 0,
       last_error = 'incomplete', moved_at = now()
     where structure_id = $1 and connection_id = $2`,
    [structureId, connectionId],
  );
  return true;
}

/** Gives a base up: its snapshot failed, and no client is removed. */
export async function failPull(key: ApiKey, pull: Pull, code: string): Promise<void> {
  await inTransaction((tx) => giveUp(tx, key, pull, code));
}

async function giveUp(tx: Transaction, key: ApiKey, { snapshotId }: Pull, code: string): Promise<void> {
  const { structureId, connectionId } = key;
  const { rowCount } = await tx.query(
    `update erp_pull set state = 'failed', last_error = $4, moved_at = now()
     where structure_id = $1 and connection_id = $2 and snapshot_id = $3 and state = 'running'`,
    [structureId, connectionId, snapshotId, code],
  );
  if (rowCount === 0) return;
  await tx.query(
    `update erp_snapshot set state = 'failed', finished_at = now() where structure_id = $1 and id = $2
       and state = 'receiving'`,
    [structureId, snapshotId],
  );
  await tx.query('delete from erp_snapshot_line where structure_id = $1 and snapshot_id = $2', [
    structureId,
    snapshotId,
  ]);
  await announceErp(tx, structureId, false);
}
