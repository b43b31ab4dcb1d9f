import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { searchText, sortName } from '#lib/clients/derived-columns.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { newId } from '#lib/identity/new-id.ts';
import { copyLine } from '#lib/imports/copy-line.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { announceErp } from './announce-erp.ts';
import { authenticateBeginning, authenticateHash } from './authenticate.ts';
import type { FoundConnection } from './connection.ts';
import type { ErpFields } from './erp-event.ts';
import type { AuthenticationProblem } from './profiles/profile.ts';
import { profileOf } from './profiles/profile-of.ts';
import { redacted } from './read-message.ts';
import { splitLines } from './split-lines.ts';
import { toPerson } from './to-event.ts';
import { memberNumber } from './write-people.ts';

/** Thrown to undo what came of a body that turns out not to be authentic, or to have come before. */
class Undone extends Error {
  readonly outcome: Result<string, AuthenticationProblem>;
  constructor(outcome: Result<string, AuthenticationProblem>) {
    super('a snapshot is not kept');
    this.outcome = outcome;
  }
}

/** What arrives: its headers before, its body bit by bit. */
type Arriving = { headers: Headers; body: AsyncIterable<Uint8Array>; receivedAt: Date };

const columns = 'structure_id, snapshot_id, line, erp_id, email_key, payload, problems';

/**
 * Takes the ERP's full base while it arrives, line by line, in one COPY: memory does not grow with it. Nothing of it is kept unless it
 * comes to its end and is signed; then a job compares it. The same webhook id again is answered with the snapshot it made.
 * @returns its id
 */
export async function receiveSnapshot(connection: FoundConnection, arriving: Arriving): Promise<Result<string, AuthenticationProblem>> {
  const begun = authenticateBeginning(connection, arriving);
  if (!begun.ok) return begun;
  try {
    return succeed(await inTransaction((tx) => take(tx, connection, arriving, begun.value !== null)));
  } catch (error) {
    if (error instanceof Undone) return error.outcome;
    throw error;
  }
}

async function take(
  tx: PoolClient,
  connection: FoundConnection,
  { headers, body, receivedAt }: Arriving,
  carried: boolean,
): Promise<string> {
  const { structureId, id: connectionId } = connection;
  const snapshotId = newId();
  const hash = createHash('sha256');
  const tally = { lines: 0, invalid: 0 };
  const copy = tx.query(copyFrom(`copy erp_snapshot_line (${columns}) from stdin`));
  await pipeline(stagedLines(connection, snapshotId, body, hash, tally), copy);
  const authentic = carried ? succeed('') : authenticateHash(connection, { headers, receivedAt }, hash.digest('hex'));
  if (!authentic.ok) throw new Undone(authentic);
  const webhookId = headers.get('webhook-id') ?? `ours:${snapshotId}`;
  const { rows } = await tx.query<{ id: string }>(
    `insert into erp_snapshot (structure_id, id, connection_id, webhook_id, taken_at, state, received_at, lines, invalid)
     values ($1, $2, $3, $4, $5, 'planning', $6, $7, $8) on conflict (structure_id, connection_id, webhook_id) do nothing returning id`,
    [structureId, snapshotId, connectionId, webhookId, takenAt(headers, receivedAt), receivedAt, tally.lines, tally.invalid],
  );
  if (rows.length === 0) throw new Undone(succeed(await earlier(tx, connection, webhookId)));
  await queueSnapshot(tx, structureId, snapshotId);
  await announceErp(tx, structureId, false);
  return snapshotId;
}

async function earlier(tx: PoolClient, { structureId, id }: FoundConnection, webhookId: string): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    'select id from erp_snapshot where structure_id = $1 and connection_id = $2 and webhook_id = $3',
    [structureId, id, webhookId],
  );
  return rows[0]?.id ?? '';
}

/** When the sender says it was signed, as far as it says so. */
function takenAt(headers: Headers, receivedAt: Date): Date {
  const seconds = headers.get('webhook-timestamp') ?? '';
  return /^\d{1,12}$/.test(seconds) ? new Date(Math.min(Number(seconds) * 1000, receivedAt.getTime())) : receivedAt;
}

/** Queues the work on a snapshot; the job finds out what is next. */
export async function queueSnapshot(tx: PoolClient, structureId: string, snapshotId: string): Promise<void> {
  await tx.query("select graphile_worker.add_job('carry-out-snapshot', $1::json, job_key := $2, max_attempts := 8)", [
    JSON.stringify({ structureId, snapshotId }),
    `carry-out-snapshot:${snapshotId}`,
  ]);
}

async function* stagedLines(
  connection: FoundConnection,
  snapshotId: string,
  body: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
  tally: { lines: number; invalid: number },
): AsyncGenerator<string> {
  const { readLine } = profileOf(connection.profile);
  for await (const lines of splitLines(body, (chunk) => hash.update(chunk))) {
    let staged = '';
    for (const line of lines) {
      tally.lines += 1;
      staged += stagedLine(connection, snapshotId, tally, line === null ? null : parse(line), readLine);
    }
    yield staged;
  }
}

function stagedLine(
  { structureId, country }: FoundConnection,
  snapshotId: string,
  tally: { lines: number; invalid: number },
  object: Record<string, unknown> | null,
  readLine: ReturnType<typeof profileOf>['readLine'],
): string {
  const raw = object ? readLine(object) : { id: undefined };
  const read = object ? toPerson(raw, country) : fail([{ pointer: '', code: 'not-json' }]);
  const place = [structureId, snapshotId, tally.lines];
  if (read.ok) {
    const { erpId, fields } = read.value;
    return copyLine([
      ...place,
      erpId,
      fields?.emailKey ?? null,
      JSON.stringify({ ...read.value, ready: fields && ready(erpId, fields) }),
      null,
    ]);
  }
  tally.invalid += 1;
  const payload = redacted(raw);
  return copyLine([...place, payload.erpId ?? null, null, null, JSON.stringify(read.problem)]);
}

/** What SQL cannot derive of a record that may have to be made (`insertNewcomers`). */
function ready(erpId: string, fields: ErpFields) {
  const { lastName, firstName } = fields;
  return { id: newId(), memberNumber: memberNumber(erpId), sortName: sortName(lastName, firstName), searchText: searchText(fields) };
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
