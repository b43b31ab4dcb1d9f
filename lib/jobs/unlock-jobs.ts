import pg from 'pg';
import { handBack } from './hand-back.ts';

/**
 * Hands back to the queue what workers that were killed had taken; without it their jobs would wait four hours. Only for a database
 * that nobody else works on, which is what starting it oneself means: the lock of a living worker would be lifted too.
 */
export async function unlockJobs(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select to_regclass('graphile_worker.jobs') is not null as exists");
    if (!rows[0].exists) return;
    const taken = await client.query<{ worker: string }>(
      `select locked_by as worker from graphile_worker.jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null`,
    );
    await handBack(
      client,
      taken.rows.map(({ worker }) => worker),
    );
  } finally {
    await client.end();
  }
}
