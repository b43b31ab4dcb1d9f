import { Gauge, Registry } from 'prom-client';
import { connection } from '#lib/database/connection.ts';
import { countSilences } from '#lib/erp/connections/count-silences.ts';
import { log } from '#lib/log/log.ts';
import { readOutbox } from '#lib/mail/read-outbox.ts';
import { readBacklog } from '#lib/queue/read-backlog.ts';
import { readLastBackup } from '#lib/structures/last-backup.ts';

/**
 * Reads what the database holds for all processes together, in the text format of Prometheus. While
 * it does not answer, only `club_database_up` is there, and 0.
 */
export async function readState(now = new Date()): Promise<string> {
  const registry = new Registry();
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name, help, labelNames, registers: [registry] });
  const up = gauge('club_database_up', 'Whether the database answered this collection.');
  try {
    const { pool } = connection();
    const [backlog, outbox, silences, backup] = await Promise.all([
      readBacklog(pool),
      readOutbox(pool),
      countSilences(pool),
      readLastBackup(pool),
    ]);
    const jobs = gauge('club_jobs', 'Jobs that are due, running or given up, by kind.', ['task', 'state']);
    const waiting = gauge('club_job_oldest_seconds', 'Since when the oldest waiting job of a kind is due.', ['task']);
    for (const { task, state, jobs: counted, oldestSeconds } of backlog) {
      jobs.set({ task, state }, counted);
      if (state === 'waiting') waiting.set({ task }, oldestSeconds);
    }
    gauge('club_outbox_mails', 'Mails that wait to be sent.').set(outbox.queued);
    gauge('club_outbox_oldest_seconds', 'Since when the oldest waiting mail is due.').set(outbox.oldestSeconds);
    const erps = gauge('club_erp_connections', 'Active ERP connections by how long they have sent nothing.', [
      'silence',
    ]);
    for (const [silence, connections] of silences) erps.set({ silence }, connections);
    if (backup) {
      const seconds = (now.getTime() - backup.takenAt.getTime()) / 1_000;
      gauge('club_backup_age_seconds', 'Age of the last backup; absent before the first.').set(seconds);
    }
    up.set(1);
  } catch (error) {
    log.warn({ error: String(error) }, 'the metrics of the database could not be read');
  }
  return registry.metrics();
}
