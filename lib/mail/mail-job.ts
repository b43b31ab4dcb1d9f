import type { JobHelpers } from 'graphile-worker';
import { connection } from '#lib/database/connection.ts';
import { sendMail } from './delivery/send-mail.ts';
import { withSenderLock } from './delivery/sender-lock.ts';

/**
 * Seconds until the next attempt while another process sends, which may just have found that no
 * mail waits.
 */
const whileOthersSend = 1;

/**
 * Sends the waiting mails, and queues itself again when more will be due. A schedule also starts it
 * every minute.
 */
export async function mailJob(stop: JobHelpers['abortSignal']): Promise<void> {
  const sent = await withSenderLock(() => sendMail(stop));
  const seconds = sent ? sent.value : whileOthersSend;
  if (seconds === null) return;
  await connection().pool.query(
    `select graphile_worker.add_job('send-mail', job_key := 'send-mail-later', max_attempts := 3,
       run_at := now() + make_interval(secs => $1::float8))`,
    [Math.max(seconds, 0)],
  );
}
