import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { termsOf, wordsQuery } from './search-condition.ts';
import type { GroupsFound, SearchTerm } from './search-term.ts';

/**
 * Looks the words of a search up among the groups of the structure. PostgreSQL then knows how many
 * clients are in them when it plans the search, and mostly that there are none.
 */
export async function groupsFound(staff: Pick<Staff, 'structure'>, q: string): Promise<GroupsFound> {
  const queries = [...new Set(termsOf(q, staff).flatMap(queriesOf))];
  if (queries.length === 0) return new Map();
  const { rows } = await connection().pool.query<{ query: string; ids: string[] }>(
    `select w.query, array(
       select f.id from client_group f join client_group g on g.structure_id = $1 and g.id = coalesce(f.into_id, f.id)
       where f.structure_id = $1 and g.key is not null and g.words @@ w.query::tsquery
     ) as ids from unnest($2::text[]) w (query)`,
    [staff.structure.id, queries],
  );
  return new Map(rows.map(({ query, ids }) => [query, ids]));
}

function queriesOf({ words, address, parts }: SearchTerm): string[] {
  const query = address === null ? wordsQuery(words) : null;
  return [...(query === null ? [] : [query]), ...parts.flatMap(queriesOf)];
}
