import { inTransaction } from '#lib/database/in-transaction.ts';
import { announce } from '#lib/live/announce.ts';
import { cancellable, cancelled } from './cancellable.ts';
import { usableMinutes } from './usable-minutes.ts';

/**
 * Cancels unsent mails whose code or link has expired, so that after a long pause, or weeks without
 * a key, no client receives mails that no longer work.
 */
export async function expireMail(): Promise<void> {
  await inTransaction(async (tx) => {
    const { rows } = await tx.query<{ structureId: string }>(
      `with lapsed as (
         update mail m set ${cancelled}
         from unnest($1::text[], $2::int[]) as usable (kind, minutes)
         where m.kind = usable.kind and ${cancellable} and m.created_at < now() - make_interval(mins => usable.minutes)
         returning m.structure_id
       )
       select distinct structure_id as "structureId" from lapsed`,
      [Object.keys(usableMinutes), Object.values(usableMinutes)],
    );
    for (const { structureId } of rows) await announce(tx, structureId, 'outbox', 'clients');
  });
}
