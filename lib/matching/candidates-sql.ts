import { mailboxColumn } from './mailbox.ts';

/**
 * SQL condition: the client can be linked as it is. As a scalar it is looked up client by client,
 * whatever statistics the table has.
 */
const linkable = `c.deleted_at is null and (select true from attachment o where o.structure_id = $1
  and o.client_id = c.id) is null`;

/** Which clients a person is compared with (`findCandidates`). */
export type Among = 'free' | 'all' | 'present' | 'own' | 'erp';

const conditions: Record<Among, string> = {
  free: ` and ${linkable}`,
  all: '',
  present: ' and c.deleted_at is null',
  own: ' and c.erp_id is null and c.deleted_at is null and c.erp_removed_at is null',
  erp: ` and c.erp_id is not null and c.source = 'erp' and c.deleted_at is null and c.erp_removed_at is null`,
};

/**
 * SQL: the clients of structure `$1` that each of the people `$2` could be, a row for each pair,
 * with how common the names are. Every way to find a client is one range of one index with a
 * bounded number of rows, so that 10,000 people of one name cost no more than 200.
 */
export function candidatesSql(among: Among): string {
  const who = conditions[among];
  const client = `from client c where c.structure_id = $1`;
  return `
    select p.person, c.id as "clientId", c.last_name as "lastName", c.first_name as "firstName", c.email,
      c.email_key as "emailKey",
      c.phone, c.birth_date::text as "birthDay", c.deleted_at is not null as "inBin",
      exists (select from attachment o where o.structure_id = $1 and o.client_id = c.id) as taken,
      p.last_name_count as "lastNameCount", p.swapped_count as "swappedLastNameCount",
      p.both_count as "bothNamesCount"
    from (
      -- Once a person, not once a pair: OFFSET keeps it a subquery.
      select p.*, ${lastNameCount('p.last_name')} as last_name_count,
        ${lastNameCount('p.first_name')} as swapped_count,
        (select count(*)::int from (select ${client} and c.sort_name = any (p.names) limit 50) same) as both_count
      from jsonb_to_recordset($2::jsonb) as p (person int, account_id uuid, invited_id uuid, last_name text,
        first_name text, names text[],
        variants text[], like_from text, like_until text, box text, slips text[], half text, half_until text,
          phone text, birth_day date)
      offset 0
    ) p
    cross join lateral (
      select id ${client} and c.id = p.invited_id${who}
      union (select id ${client} and c.sort_name = any (p.names)${who} limit 20)
      union (select id ${client} and c.sort_name = any (p.variants)${who} limit 20)
      union (select id ${client} and p.like_from <> '' and c.sort_name >= p.like_from
        and c.sort_name < p.like_until${who} limit 20)
      union (select id ${client} and p.box <> '' and ${mailboxColumn} = p.box${who} limit 20)
      union (select id ${client} and ${mailboxColumn} = any (p.slips)${who} limit 20)
      union (select id from (
        select c.id, ${mailboxColumn} as box ${client} and p.half <> '' and ${mailboxColumn} >= p.half
          and ${mailboxColumn} < p.half_until${who} limit 200
      ) near where levenshtein_less_equal(near.box, p.box, 1) <= 1 limit 20)
      union (select id ${client} and p.phone <> '' and c.phone = p.phone${who} limit 20)
      union (select id ${client} and c.birth_date = p.birth_day${who} limit 40)
    ) found
    -- LIMIT keeps it after the search: joined, a planner without statistics searches for each client.
    cross join lateral (select * from client c where c.structure_id = $1 and c.id = found.id limit 1) c
    where not exists (select from match_refusal r where r.structure_id = $1 and r.account_id = p.account_id
      and r.client_id = c.id)`;
}

/**
 * SQL: the number of clients with a last name. The range ends where the space after the name would:
 * "martin" is not "martinez".
 */
function lastNameCount(name: string): string {
  return `(select count(*)::int from (
    select from client c where c.structure_id = $1 and ${name} <> '' and c.sort_name >= ${name}
      and c.sort_name < ${name} || '!'
      and (c.sort_name = ${name} or c.sort_name >= ${name} || ' ') limit 200) bearing)`;
}
