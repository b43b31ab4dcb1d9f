import type pg from 'pg';
import { attachedAsSql } from '#lib/access/registration-state.ts';
import { countBlockedAmongSql } from '#lib/access/without-access.ts';
import type { SearchFilter } from '../client-filter.ts';
import { countLimit, maxVerdicts, type StateCounts } from '../count-by-state.ts';
import { listColumns, type SortedRow } from '../list-rows.ts';

type Counted = Record<'all' | 'manual' | 'imported' | 'former' | 'registered' | 'pending' | 'refused', number> & {
  blocked: number;
};
type Row = SortedRow & { counts: Counted };

/**
 * What a page of the found clients asks for: the filter without a state, the condition of the state
 * and of the place, and the order.
 */
type Page = {
  filter: SearchFilter;
  within: string;
  values: unknown[];
  column: string;
  order: 'asc' | 'desc';
  limit: number;
};

/**
 * Finds the first `countLimit` clients that pass a filter, by the indexes of the search; counts how
 * many of them each filter of the list would show, and reads one page of them. Sorting them here
 * keeps PostgreSQL from walking along the order of the list until fifty have passed, which takes a
 * second when few do. With more clients than that the page is not the first in that order.
 */
export async function findPage(client: pg.PoolClient, page: Page): Promise<{ rows: SortedRow[]; counts: StateCounts }> {
  const { rows } = await client.query<Row>(pageSql(page), page.values);
  const counts = (rows[0] as Row).counts;
  return {
    rows: rows.filter(({ id }) => id !== null).map(({ counts: _, ...row }) => row),
    counts: toStateCounts(counts),
  };
}

/**
 * Of more than `countLimit` no states: looking up their accounts would take longer than the page.
 */
function toStateCounts({ blocked, ...counts }: Counted): StateCounts {
  const { all, registered, pending, refused } = counts;
  const unknown = { registered: null, pending: null, refused: null, manual: null, imported: null, former: null };
  if (all > countLimit) return { ...unknown, all, 'without-access': null, 'not-registered': null };
  return {
    ...counts,
    'without-access': registered > maxVerdicts ? null : blocked,
    'not-registered': all - registered - pending - refused,
  };
}

function pageSql({ filter, within, column, order, limit }: Page): string {
  const states = (['registered', 'pending', 'refused'] as const).map(
    (state) => `count(*) filter (where ${attachedAsSql[state]})::int as ${state}`,
  );
  return `with found as materialized (
      ${foundSql(filter.each, column)}
    ), accounts as materialized (
      select a.client_id, a.validation from found join attachment a on a.structure_id = $1 and a.client_id = found.id
      where (select count(*) from found) <= ${countLimit}
    ), states as materialized (select ${states.join(', ')} from accounts a),
    counts as materialized (
      select states.*, clients.*, case when states.registered between 1 and ${maxVerdicts}
        then (${countBlockedAmongSql('select client_id from accounts')}) else 0 end as blocked
      from states, (
        select count(*)::int as "all", count(*) filter (where source = 'manual')::int as manual,
          count(*) filter (where source = 'import')::int as imported,
          count(*) filter (where erp_removed_at is not null)::int as former
        from found
      ) clients
    ), page as materialized (
      select id from found client where true${within} order by ${column} ${order}, id ${order} limit ${limit}
    )
    select row_to_json(counts) as counts, client.* from counts left join lateral (
      select ${listColumns(column)} from page join client on client.structure_id = $1 and client.id = page.id
    ) client on true order by client."sortValue" ${order}, client.id ${order}`;
}

/**
 * Each alternative is a statement of its own: within one, PostgreSQL would look at each client it
 * finds by one alternative for all the others, too.
 */
function foundSql(each: string[], column: string): string {
  const of = (condition: string) =>
    `select id, source, erp_removed_at, ${column} from client where ${condition} limit ${countLimit + 1}`;
  return each.length === 1
    ? of(each[0] as string)
    : `${each.map((one) => `(${of(one)})`).join(' union ')} limit ${countLimit + 1}`;
}
