import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import type { ChosenSettings } from '#lib/erp/connections/connection-settings.ts';
import { knownKindsOf } from '#lib/erp/connections/known-kinds.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';

/**
 * A kind of record: how many of the latest events are about it, with two of their people, and
 * whether it counts.
 */
export type ListedKind = { kind: string; count: number; examples: string[]; counts: boolean };

/** A value that an event of the journal left blank. `field`: its name in a client. */
export type BlankedValue = { eventId: string; field: string; before: string; name: string | null };

/** A field that arrives and is not read: in how many of the latest events. */
export type UnreadField = { kind: string; name: string; count: number };

export type ShownSettings = ChosenSettings & { kinds: ListedKind[]; blanked: BlankedValue[]; unread: UnreadField[] };

type SeenKind = Omit<ListedKind, 'counts'> & { ignored: boolean };

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
  const [kinds, blanked, unread] = await Promise.all([
    pool.query<SeenKind>(kindsSql, of),
    pool.query<BlankedValue>(blankedSql, of),
    pool.query<UnreadField>(unreadSql, of),
  ]);
  const listed = listKinds(profile, settings.countedKinds, kinds.rows);
  return { ...settings, kinds: listed, blanked: blanked.rows, unread: unread.rows };
}

/** The kinds of the profile, then others that were seen or chosen. */
function listKinds(profile: ProfileName, countedKinds: string[] | null, seen: SeenKind[]): ListedKind[] {
  const byKind = new Map(seen.map((row) => [row.kind, row]));
  const kinds = new Set([...knownKindsOf(profile), ...byKind.keys(), ...(countedKinds ?? [])]);
  return [...kinds].map((kind) => {
    const { count = 0, examples = [], ignored = false } = byKind.get(kind) ?? {};
    return { kind, count, examples, counts: countedKinds ? countedKinds.includes(kind) : !ignored };
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

const kindsSql = `select kind, count(*)::int as count, coalesce((array_agg(distinct name) filter (where name <> ''))[1:2], '{}') as examples,
    bool_or(ignored) as ignored
  from (select e.payload ->> 'kind' as kind, ${nameSql} as name,
      coalesce(e.payload ->> 'ignored' = 'kind-not-counted', false) as ignored
    ${latestEvents} where e.payload ->> 'kind' <> '') seen
  group by kind order by count(*) desc, kind limit 30`;

/** A removal leaves no values behind; it is not a blank. */
const blankedSql = `select e.id as "eventId", change.key as field, change.value ->> 'before' as before,
    ${nameSql} as name
  ${latestEvents} cross join lateral jsonb_each(coalesce(nullif(e.changes, 'null'::jsonb), '{}'::jsonb)) change
  where not coalesce((e.payload ->> 'removes')::boolean, false) and change.value -> 'after' = 'null'::jsonb
    and coalesce(change.value ->> 'before', '') <> ''
  order by e.received_at desc, e.id desc limit 5`;

const unreadSql = `select coalesce(e.payload ->> 'kind', '') as kind, field.name, count(*)::int as count
  ${latestEvents} cross join lateral jsonb_array_elements_text(
    case when jsonb_typeof(e.payload -> 'unread') = 'array' then e.payload -> 'unread' else '[]'::jsonb end) field (name)
  group by 1, 2 order by 3 desc, 1, 2 limit 40`;
