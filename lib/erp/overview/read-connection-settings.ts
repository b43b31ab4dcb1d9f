import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { ChosenSettings } from '#lib/erp/connections/connection-settings.ts';
import { knownKindsOf } from '#lib/erp/connections/known-kinds.ts';
import { kindCounts } from '#lib/erp/profiles/kind-counts.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';

/**
 * A kind of record: how many of the latest events are about it, with two of their people, how many
 * clients of it there are, and whether it counts.
 */
export type ListedKind = { kind: string; count: number; examples: string[]; clients: number; counts: boolean };

/** A value that an event of the journal left blank. `field`: its name in a client. */
export type BlankedValue = { eventId: string; field: string; before: string; name: string | null };

/** A field that arrives and is not read: in how many of the latest events. */
export type UnreadField = { kind: string; name: string; count: number };

/**
 * `blankedCount`: how many of the latest events left known values blank. `naive`: how many had a
 * time without a zone.
 */
export type ShownSettings = ChosenSettings & {
  kinds: ListedKind[];
  blanked: BlankedValue[];
  blankedCount: number;
  naive: number;
  unread: UnreadField[];
};

type SeenKind = Omit<ListedKind, 'counts' | 'clients'>;

/**
 * Reads the settings of the actor's ERP, with examples from the latest events; null without an ERP.
 */
export async function readConnectionSettings(staff: Staff): Promise<ShownSettings | null> {
  if (!may(staff, 'erp.read')) return null;
  const structureId = staff.structure.id;
  const { pool } = database();
  const { rows } = await pool.query<ChosenSettings & { id: string; profile: ProfileName }>(
    `select id, profile, time_zone as "timeZone", blanks, counted_kinds as "countedKinds" from erp_connection
     where structure_id = $1 and state <> 'disconnected'`,
    [structureId],
  );
  const found = rows[0];
  if (!found) return null;
  const { id, profile, ...settings } = found;
  const of = [structureId, id];
  const [seen, clients, blanked, counts, unread] = await Promise.all([
    pool.query<SeenKind>(kindsSql, of),
    pool.query<{ kind: string; count: number }>(clientsSql, [structureId]),
    pool.query<BlankedValue>(blankedSql, of),
    pool.query<{ blankedCount: number; naive: number }>(countsSql, of),
    pool.query<UnreadField>(unreadSql, of),
  ]);
  const clientsByKind = new Map(clients.rows.map(({ kind, count }) => [kind, count]));
  const kinds = listKinds(profile, settings.countedKinds, seen.rows).map((listed) => ({
    ...listed,
    clients: clientsByKind.get(listed.kind) ?? 0,
  }));
  const { blankedCount = 0, naive = 0 } = counts.rows[0] ?? {};
  return { ...settings, kinds, blanked: blanked.rows, blankedCount, naive, unread: unread.rows };
}

/** The kinds that arrived, then those of the profile and those that were chosen. */
function listKinds(
  profile: ProfileName,
  countedKinds: string[] | null,
  seen: SeenKind[],
): Omit<ListedKind, 'clients'>[] {
  const byKind = new Map(seen.map((row) => [row.kind, row]));
  const kinds = new Set([...byKind.keys(), ...knownKindsOf(profile), ...(countedKinds ?? [])]);
  return [...kinds].map((kind) => {
    const { count = 0, examples = [] } = byKind.get(kind) ?? {};
    return { kind, count, examples, counts: kindCounts(profile, kind, countedKinds) };
  });
}

/**
 * Events from which the page shows what an ERP sends: enough for every field and kind of it, and as
 * quick with a million events in the journal.
 */
const latestEvents = `from (select * from erp_event where structure_id = $1 and connection_id = $2
  order by received_at desc, id desc limit 2000) e`;

const nameSql = `coalesce(
  (select concat_ws(' ', nullif(c.first_name, ''), c.last_name) from client c where c.structure_id = e.structure_id
    and c.id = e.client_id),
  nullif(concat_ws(' ', e.payload -> 'fields' ->> 'firstName', e.payload -> 'fields' ->> 'lastName'), ''), e.erp_id)`;

const kindsSql = `select kind, count(*)::int as count, coalesce((array_agg(distinct name) filter (where name <> ''))[1:2], '{}') as examples
  from (select e.payload ->> 'kind' as kind, ${nameSql} as name
    ${latestEvents} where e.payload ->> 'kind' <> '') seen
  group by kind order by count(*) desc, kind limit 30`;

/** Clients outside the trash by the kind of their id, of kinds that ids have. */
const clientsSql = `select split_part(erp_id, '/', 1) as kind, count(*)::int as count from client
  where structure_id = $1 and erp_id like '%/%' and erp_removed_at is null and deleted_at is null group by 1`;

/** SQL condition: a change of an event that left a known value blank. A removal is not a blank. */
const isBlanked = `not coalesce((e.payload ->> 'removes')::boolean, false) and change.value -> 'after' = 'null'::jsonb
    and coalesce(change.value ->> 'before', '') <> ''`;

const changesOf = "jsonb_each(coalesce(nullif(e.changes, 'null'::jsonb), '{}'::jsonb)) change";

const countsSql = `select (count(*) filter (where exists (select from ${changesOf} where ${isBlanked})))::int
    as "blankedCount", (count(*) filter (where e.payload ? 'naive'))::int as naive ${latestEvents}`;

const blankedSql = `select e.id as "eventId", change.key as field, change.value ->> 'before' as before,
    ${nameSql} as name
  ${latestEvents} cross join lateral ${changesOf} where ${isBlanked}
  order by e.received_at desc, e.id desc limit 5`;

const unreadSql = `select coalesce(e.payload ->> 'kind', '') as kind, field.name, count(*)::int as count
  ${latestEvents} cross join lateral jsonb_array_elements_text(
    case when jsonb_typeof(e.payload -> 'unread') = 'array' then e.payload -> 'unread' else '[]'::jsonb end) field (name)
  group by 1, 2 order by 3 desc, 1, 2 limit 40`;
