import { patiently } from '#lib/database/connection.ts';
import { inTransaction, inTransactionOfEveryStructure } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { announceErp } from '#lib/erp/connections/announce-erp.ts';
import type { FoundConnection } from '#lib/erp/connections/connection.ts';
import { newId } from '#lib/identity/new-id.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { dryRunSnapshot, type SnapshotOutcome } from './dry-run-snapshot.ts';
import { type IncomingBody, type IncomingBodyProblem, receiveBody } from './receive-body.ts';
import type { Spooled } from './spool.ts';
import { stageLines } from './stage-lines.ts';
import { type SnapshotFault, UnreadableSnapshot } from './unreadable-snapshot.ts';

/** Attempts of the job that continues a snapshot. */
const maxAttempts = 8;

/**
 * Receives the ERP's snapshot. Nothing of it is in the database before it has arrived whole and is
 * known to be authentic; then a job estimates and applies it. The same webhook id again is answered
 * with the existing snapshot, unless that has failed. One that cannot be read at all leaves only
 * the reason.
 * @returns its id
 */
export function receiveSnapshot(
  connection: FoundConnection,
  arriving: IncomingBody,
): Promise<Result<string, IncomingBodyProblem>> {
  return receiveBody(connection, arriving, async (body) => {
    try {
      // COPY, which takes a million lines, is not open to work that policies bind to one structure.
      return succeed(
        await patiently(() => inTransactionOfEveryStructure((tx) => store(tx, connection, arriving, body))),
      );
    } catch (error) {
      if (!(error instanceof UnreadableSnapshot)) throw error;
      await patiently(() => inTransaction((tx) => storeUnreadable(tx, connection, arriving, error.fault)));
      return fail({ code: 'invalid-snapshot', fault: error.fault });
    }
  });
}

/** Returns what the ERP's snapshot would do, and writes nothing. */
export function dryRunReceivedSnapshot(
  connection: FoundConnection,
  arriving: IncomingBody,
): Promise<Result<SnapshotOutcome, IncomingBodyProblem>> {
  const { headers, receivedAt } = arriving;
  return receiveBody(connection, arriving, async ({ read }) => {
    try {
      return succeed(await patiently(() => dryRunSnapshot(connection, read(), takenAt(headers, receivedAt))));
    } catch (error) {
      if (!(error instanceof UnreadableSnapshot)) throw error;
      return fail({ code: 'invalid-snapshot', fault: error.fault });
    }
  });
}

async function store(
  tx: Transaction,
  { structureId, ...connection }: FoundConnection,
  { headers, receivedAt }: IncomingBody,
  body: Spooled,
): Promise<string> {
  const snapshotId = newId();
  const webhookId = headers.get('webhook-id') ?? `ours:${snapshotId}`;
  await releaseFailedId(tx, { structureId, id: connection.id }, webhookId);
  // This comes first, so that of two with the same id the second waits here for the first.
  const { rowCount } = await tx.query(
    `insert into erp_snapshot (structure_id, id, connection_id, webhook_id, taken_at, state, received_at)
     values ($1, $2, $3, $4, $5, 'planning', $6) on conflict (structure_id, connection_id, webhook_id) do nothing`,
    [structureId, snapshotId, connection.id, webhookId, takenAt(headers, receivedAt), receivedAt],
  );
  if (rowCount === 0) return findExisting(tx, { structureId, id: connection.id }, webhookId);
  const { lines, invalid } = await stageLines(tx, { structureId, ...connection }, snapshotId, body.read());
  await tx.query('update erp_snapshot set lines = $3, invalid = $4 where structure_id = $1 and id = $2', [
    structureId,
    snapshotId,
    lines,
    invalid,
  ]);
  await queueSnapshot(tx, structureId, snapshotId);
  await announceErp(tx, structureId, false);
  return snapshotId;
}

/** Stores why a snapshot failed, for staff. The same one failing again leaves one entry. */
async function storeUnreadable(
  tx: Transaction,
  { structureId, id }: FoundConnection,
  { headers, receivedAt }: IncomingBody,
  fault: SnapshotFault,
): Promise<void> {
  const snapshotId = newId();
  await tx.query(
    `insert into erp_snapshot (structure_id, id, connection_id, webhook_id, taken_at, state, received_at, finished_at,
       problem)
     values ($1, $2, $3, $4, $5, 'failed', $6, now(), $7) on conflict (structure_id, connection_id, webhook_id) do nothing`,
    [
      structureId,
      snapshotId,
      id,
      headers.get('webhook-id') ?? `ours:${snapshotId}`,
      takenAt(headers, receivedAt),
      receivedAt,
      fault,
    ],
  );
  await announceErp(tx, structureId, false);
}

/** A snapshot that failed and is sent again is judged again: the failed one keeps its entry. */
async function releaseFailedId(
  tx: Transaction,
  { structureId, id }: Pick<FoundConnection, 'structureId' | 'id'>,
  webhookId: string,
): Promise<void> {
  await tx.query(
    `update erp_snapshot set webhook_id = 'failed:' || id where structure_id = $1 and connection_id = $2
       and webhook_id = $3 and state = 'failed'`,
    [structureId, id, webhookId],
  );
}

async function findExisting(
  tx: Transaction,
  { structureId, id }: Pick<FoundConnection, 'structureId' | 'id'>,
  webhookId: string,
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    'select id from erp_snapshot where structure_id = $1 and connection_id = $2 and webhook_id = $3',
    [structureId, id, webhookId],
  );
  return rows[0]?.id ?? '';
}

/** Reads the time at which the sender says the snapshot was signed; the arrival without one. */
function takenAt(headers: Headers, receivedAt: Date): Date {
  const seconds = headers.get('webhook-timestamp') ?? '';
  return /^\d{1,12}$/.test(seconds) ? new Date(Math.min(Number(seconds) * 1000, receivedAt.getTime())) : receivedAt;
}

/** Queues a job that continues a snapshot from its current state. */
export async function queueSnapshot(tx: Transaction, structureId: string, snapshotId: string): Promise<void> {
  await addJob(tx, 'carry-out-snapshot', { structureId, snapshotId }, `carry-out-snapshot:${snapshotId}`, maxAttempts);
}
