import type { Queryable } from '#lib/database/run-sql.ts';

/** `oldestSeconds`: since when the mail that waits longest could have left; 0 without one. */
export type Outbox = { queued: number; oldestSeconds: number };

/** Reads how many mails of all structures wait to be sent. */
export async function readOutbox(on: Queryable): Promise<Outbox> {
  const { rows } = await on.query<Outbox>(
    `select count(*)::int as queued,
       coalesce(greatest(extract(epoch from now() - min(due_at)), 0), 0)::float8 as "oldestSeconds"
     from mail where state = 'queued'`,
  );
  return rows[0] ?? { queued: 0, oldestSeconds: 0 };
}
