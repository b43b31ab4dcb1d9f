import { beforeAll, expect, test } from 'vitest';
import type { Staff } from '#lib/actor/staff.ts';
import { connection, disconnect, prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { tally } from '#lib/log/tally.ts';
import { addJob } from '#lib/queue/add-job.ts';
import { addTestClient } from '#lib/testing/client.ts';
import { testDatabase } from '#lib/testing/database.ts';
import { testErp } from '#lib/testing/erp.ts';
import { testStaff } from '#lib/testing/staff.ts';
import { readExposition } from '#lib/testing/test-run/exposition.ts';
import { metricsText } from './metrics-text.ts';
import { readState } from './read-state.ts';

let owner: Staff;

beforeAll(async () => {
  await testDatabase();
  owner = await testStaff('owner');
});

async function samplesOf(name: string): Promise<string[] | undefined> {
  return readExposition(await readState()).get(name)?.samples;
}

test('reports waiting jobs, mails, silent ERPs and the last backup, and no club by name', async () => {
  expect(await samplesOf('club_backup_age_seconds')).toBeUndefined();
  const payload = { structureId: owner.structure.id, erasureId: crypto.randomUUID() };
  await inTransaction((tx) => addJob(tx, 'finish-erasure', payload, 'of-this-test'));
  await connection().pool.query(
    `update graphile_worker._private_jobs set run_at = now() - interval '90 seconds' where key = 'of-this-test'`,
  );
  await resendInvitation(owner, await addTestClient(owner, { email: 'zoe@exemple.example' }));
  await testErp(owner);
  const { pool } = connection();
  await pool.query(`update mail set due_at = now() - interval '2 hours'`);
  await pool.query(`insert into last_backup (taken_at, bytes) values (now() - interval '3 hours', 1)`);

  const text = await readState();
  const metrics = readExposition(text);
  expect(metrics.get('club_database_up')?.samples).toEqual(['club_database_up 1']);
  expect(metrics.get('club_jobs')?.samples).toContain('club_jobs{task="finish-erasure",state="waiting"} 1');
  expect(metrics.get('club_job_oldest_seconds')?.samples.join()).toMatch(/\{task="finish-erasure"\} 9\d/);
  expect(metrics.get('club_erp_connections')?.samples).toContain('club_erp_connections{silence="never_heard"} 1');
  expect(metrics.get('club_outbox_mails')?.samples).toEqual(['club_outbox_mails 1']);
  expect(metrics.get('club_outbox_oldest_seconds')?.samples[0]).toMatch(/ 72\d\d/);
  expect(metrics.get('club_backup_age_seconds')?.samples[0]).toMatch(/ 108\d\d/);
  expect(text).not.toContain(owner.structure.slug);
});

test('reports what this process counts, its pools and its memory in one text', async () => {
  tally('gateDecisions', 'access', 3);
  tally('importRows', 'created', 5_000);
  const metrics = readExposition(await metricsText());
  expect(metrics.get('club_gate_decisions_total')?.samples).toContain('club_gate_decisions_total{reason="access"} 3');
  expect(metrics.get('club_import_rows_total')?.samples).toContain('club_import_rows_total{result="created"} 5000');
  expect(metrics.get('club_database_waiting')?.samples).toContain('club_database_waiting{pool="changes"} 0');
  for (const name of ['club_live_streams', 'club_http_requests_total', 'process_resident_memory_bytes'])
    expect(metrics.has(name)).toBe(true);
});

test('reports that the database is away', async () => {
  const url = process.env.DATABASE_URL;
  await disconnect();
  process.env.DATABASE_URL = 'postgresql://nobody:wrong@127.0.0.1:1/none';
  try {
    const closed = prisma();
    await connection().pool.end();
    expect(await samplesOf('club_database_up')).toEqual(['club_database_up 0']);
    await closed.$disconnect();
  } finally {
    await disconnect().catch(() => undefined);
    process.env.DATABASE_URL = url;
  }
});
