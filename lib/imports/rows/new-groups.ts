import type { Queryable } from '#lib/database/run-sql.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';

/** The first choice with which a row is done: creating comes first, overwriting last. */
const orderOfChoices = ['create-only', 'fill-blanks', 'overwrite'] as const;
type Choice = (typeof orderOfChoices)[number];

/** Names of new groups that a plan shows. */
const shownNames = 10;

/**
 * Groups that a plan would create and that need the same: `plain` is the place of the first choice
 * that does, `binned` the same where clients of the trash are restored, 3 where none does.
 */
export type NewGroups = { plain: number; binned: number; count: number; names: string[] };

/** Counts the groups that the rows of a plan need and that are not there. */
export async function countNewGroups(database: Queryable, of: ImportKey): Promise<NewGroups[]> {
  const { rows } = await database.query<NewGroups>(
    `with given as (
      select name, min(place) filter (where not binned) as plain, min(place) filter (where binned) as binned from (
        select unnest(groups) as name, 0 as place, false as binned from import_row
        where structure_id = $1 and import_id = $2 and verdict = 'create' and groups <> '{}'
        union all
        select jsonb_array_elements_text(changes #> '{groups,after}'),
          case jsonb_typeof(changes #> '{groups,before}') when 'null' then 1 else 2 end, verdict = 'in-bin'
        from import_row where structure_id = $1 and import_id = $2 and verdict in ('update', 'in-bin')
          and jsonb_typeof(changes #> '{groups,after}') = 'array'
      ) named group by name
    ), missing as (
      select min(name) as name, coalesce(min(plain), 3) as plain, coalesce(min(binned), 3) as binned
      from (select given.*, group_key(name) as key from given) keyed
      where not exists (select from client_group g where g.structure_id = $1 and g.key = keyed.key) group by key
    )
    select plain, binned, count(*)::int as count, (array_agg(name order by name))[1:${shownNames}] as names
    from missing group by 1, 2 order by 1, 2`,
    keyOf(of),
  );
  return rows;
}

/** Returns how many groups a plan creates with these choices, and the first of their names. */
export function newGroupsWith(
  groups: readonly NewGroups[],
  choice: Choice,
  reopen: boolean,
): { count: number; names: string[] } {
  const place = orderOfChoices.indexOf(choice);
  const needed = groups.filter(({ plain, binned }) => plain <= place || (reopen && binned <= place));
  return {
    count: needed.reduce((sum, { count }) => sum + count, 0),
    names: needed
      .flatMap(({ names }) => names)
      .sort()
      .slice(0, shownNames),
  };
}
