import { prisma } from '#lib/database/connection.ts';

/**
 * Backdates the requests of a structure, seven hours apart, so that demonstration data shows waits
 * of different lengths. Only `demo/` calls it.
 */
export async function spreadRequests(structureId: string): Promise<void> {
  await prisma().$executeRaw`
    update attachment a set requested_at = a.requested_at - make_interval(hours => (turn.row * 7)::int)
    from (
      select id, row_number() over (order by requested_at desc) as row from attachment
      where structure_id = ${structureId}::uuid and requested_at is not null
    ) turn
    where a.structure_id = ${structureId}::uuid and a.id = turn.id`;
}
