import { prisma } from '#lib/database/connection.ts';

/**
 * Sets back the times of a mail, for demonstration data. Only `demo/` calls it.
 * @param state a state that no delivery event leads to; `queued` is due in a year, so that the
 *   demonstration's own mailbox does not take it at once
 */
export async function backdateMail(
  { structureId, id }: { structureId: string; id: string },
  hoursAgo: number,
  state?: 'queued' | 'in-doubt' | 'cancelled',
): Promise<void> {
  await prisma().$executeRaw`
    with backdated as (select now() - make_interval(hours => ${hoursAgo}::int) as at)
    update mail set created_at = backdated.at,
      state = coalesce(${state ?? null}::mail_state, state),
      due_at = case when ${state ?? null}::text = 'queued' then now() + interval '1 year' else due_at end,
      state_at = case when ${state ?? null}::text is not null then backdated.at
        else coalesce(complained_at, bounced_at, failed_at, delivered_at, sent_at, state_at) end
    from backdated where structure_id = ${structureId}::uuid and id = ${id}::uuid`;
}
