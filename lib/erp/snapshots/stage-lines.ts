import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import type { Queryable } from '#lib/database/run-sql.ts';
import type { Connection } from '#lib/erp/connections/connection.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { splitLines } from './split-lines.ts';
import { parseLine, type Tally, toStagedLine } from './staged-line.ts';
import { UnreadableSnapshot } from './unreadable-snapshot.ts';

/**
 * Writes the lines of a snapshot into `erp_snapshot_line` in one COPY, with constant memory.
 * @throws UnreadableSnapshot where none of it counts
 */
export async function stageLines(
  tx: Queryable,
  connection: Connection,
  snapshotId: string,
  body: AsyncIterable<Uint8Array>,
): Promise<Tally> {
  const tally: Tally = { lines: 0, invalid: 0, invalidLines: [] };
  await pipeline(stagedLines(connection, snapshotId, body, tally), copyLines(tx));
  if (tally.lines > 0 && tally.invalid === tally.lines) throw new UnreadableSnapshot('no-readable-line');
  return tally;
}

/**
 * Writes records, such as those of one page of the full base, as further lines of a snapshot.
 * @param tally of the lines before them; it counts on
 */
export async function stageRecords(
  tx: Queryable,
  connection: Connection,
  snapshotId: string,
  records: Record<string, unknown>[],
  tally: Tally,
  readLine: ReturnType<typeof profileOf>['readLine'],
): Promise<void> {
  const staged = records.map((record) => {
    tally.lines += 1;
    return toStagedLine(connection, snapshotId, tally, record, readLine);
  });
  await pipeline([staged.join('')], copyLines(tx));
}

function copyLines(tx: Queryable) {
  return tx.query(
    copyFrom(
      'copy erp_snapshot_line (structure_id, snapshot_id, line, erp_id, email_key, payload, problems) from stdin',
    ),
  );
}

async function* stagedLines(
  connection: Connection,
  snapshotId: string,
  body: AsyncIterable<Uint8Array>,
  tally: Tally,
): AsyncGenerator<string> {
  const { readLine } = profileOf(connection.profile);
  for await (const lines of splitLines(body)) {
    let staged = '';
    for (const line of lines) {
      if (tally.lines === 0 && line?.startsWith('[')) throw new UnreadableSnapshot('json-array');
      tally.lines += 1;
      staged += toStagedLine(connection, snapshotId, tally, line === null ? null : parseLine(line), readLine);
    }
    yield staged;
  }
}
