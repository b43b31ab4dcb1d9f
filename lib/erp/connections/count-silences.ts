import type { Queryable } from '#lib/database/run-sql.ts';

/** How long active connections have sent nothing. */
export const silences = ['under_1h', '1h_to_1d', '1d_to_7d', 'over_7d', 'never_heard'] as const;

export type Silence = (typeof silences)[number];

/** Counts the active connections of all structures by how long they have sent nothing. */
export async function countSilences(on: Queryable): Promise<Map<Silence, number>> {
  const { rows } = await on.query<{ silence: Silence; connections: number }>(
    `select case when heard is null then 'never_heard' when heard > now() - interval '1 hour' then 'under_1h'
         when heard > now() - interval '1 day' then '1h_to_1d' when heard > now() - interval '7 days' then '1d_to_7d'
         else 'over_7d' end as silence, count(*)::int as connections
     from erp_connection c left join lateral (
       select received_at as heard from erp_event e
       where e.structure_id = c.structure_id and e.connection_id = c.id order by received_at desc limit 1
     ) last on true
     where c.state = 'active' group by 1`,
  );
  const counted = new Map(rows.map(({ silence, connections }) => [silence, connections]));
  return new Map(silences.map((silence) => [silence, counted.get(silence) ?? 0]));
}
