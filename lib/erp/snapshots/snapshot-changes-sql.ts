import { isFormerId } from '#lib/clients/erp/former-ids.ts';
import type { SnapshotKind } from './snapshot-changes.ts';

/**
 * SQL: the lines of the snapshot, and the people of the ERP without a newer version. They are the
 * people whom `estimateSnapshot` counts.
 */
export const snapshotPeopleSql = `with line as materialized (
    select l.line, l.erp_id, l.email_key, l.payload, l.problems from erp_snapshot_line l where l.structure_id = $1
      and l.snapshot_id = $2
  ), here as materialized (
    select c.id, c.erp_id, concat_ws(' ', nullif(c.first_name, ''), c.last_name) as name, coalesce(c.erp_email,
      c.email) as email, c.erp_email_key, c.erp_removed_at
    from client c where c.structure_id = $1 and c.erp_id is not null and c.erp_version <= $3
  )`;

const nameColumns = `concat_ws(' ', nullif(l.payload #>> '{fields,firstName}', ''), l.payload #>> '{fields,lastName}') as name,
  coalesce(l.payload #>> '{fields,email}', '') as email`;
const fine = `'[]'::jsonb as problems`;
const unknown = `not exists (select from client c where c.structure_id = $1 and c.erp_id = l.erp_id)
  and not ${isFormerId('l.erp_id')}
  and l.payload is not null and not (l.payload ->> 'removes')::boolean`;
// A new client needs a last name and an address.
const complete = `coalesce(l.email_key, '') <> '' and coalesce(l.payload #>> '{fields,lastName}', '') <> ''`;
const lacking = `(select coalesce(jsonb_agg(jsonb_build_object('pointer', '/data/' || name, 'code', 'required')), '[]')
  from unnest(array['lastName', 'email']) name where coalesce(l.payload -> 'fields' ->> name, '') = '')`;
const byHand = `select c.id, c.email from client c where c.structure_id = $1 and c.erp_id is null
  and c.deleted_at is null
  and c.id in (
    select k.id from client k where k.structure_id = $1 and k.erp_email_key = l.email_key
    union all select k.id from client k where k.structure_id = $1 and k.email_key = l.email_key
    union all select a.client_id from client_alias a where a.structure_id = $1 and a.email_key = l.email_key) limit 1`;

/** SQL: the effects of each kind. $1 structure, $2 snapshot, $3 when it was taken. */
export const changesSql: Record<SnapshotKind, string> = {
  removed: `select h.id as "clientId", h.erp_id as "erpId", h.name, h.email, null::text as "newEmail", l.line, ${fine}
    from here h left join line l on l.erp_id = h.erp_id
    where not exists (select from erp_former_id f join line o on o.erp_id = f.erp_id
        where f.structure_id = $1 and f.root_id = h.erp_id and f.erp_id <> f.root_id
          and not coalesce((o.payload ->> 'removes')::boolean, false)) and h.erp_removed_at is null and (l.line is null or (l.payload ->> 'removes')::boolean)`,
  readdressed: `select h.id as "clientId", h.erp_id as "erpId", h.name, h.email,
    l.payload #>> '{fields,email}' as "newEmail", l.line, ${fine}
    from here h join line l on l.erp_id = h.erp_id where l.email_key <> h.erp_email_key`,
  taken: `select c.id as "clientId", l.erp_id as "erpId", ${nameColumns}, null::text as "newEmail", l.line, ${fine}
    from line l cross join lateral (${byHand}) c where ${unknown} and ${complete}`,
  new: `select null::uuid as "clientId", l.erp_id as "erpId", ${nameColumns}, null::text as "newEmail", l.line, ${fine}
    from line l where ${unknown} and ${complete} and not exists (${byHand})`,
  invalid: `select null::uuid as "clientId", l.erp_id as "erpId", '' as name, '' as email, null::text as "newEmail",
    l.line, coalesce(l.problems, ${lacking}) as problems
    from line l where l.payload is null or (${unknown} and not (${complete}))`,
};
