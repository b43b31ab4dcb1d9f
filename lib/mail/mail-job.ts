import type { JobHelpers } from 'graphile-worker';
import { connection } from '#lib/database/connection.ts';
import { sendMail } from './send-mail.ts';

/** Sends what waits, and asks for itself again when there will be more to do. The clock asks every minute, whatever becomes of this. */
export async function mailJob(stop: JobHelpers['abortSignal']): Promise<void> {
  const seconds = await sendMail(stop);
  if (seconds === null) return;
  await connection().pool.query(
    `select graphile_worker.add_job('send-mail', queue_name := 'mail', job_key := 'send-mail-later', max_attempts := 3,
       run_at := now() + make_interval(secs => $1::float8))`,
    [Math.max(seconds, 0)],
  );
}
