import { everyStructureRole, structureSetting } from './names.ts';

/** SQL: the structure that the connection may see, looked up once per statement. */
const structureOfConnection = `(select nullif(current_setting('${structureSetting}', true), '')::uuid)`;

/**
 * Tables whose statistics jobs renew, which only their owner may do otherwise (PostgreSQL 17 and
 * newer).
 */
const analyzedTables = ['client', 'import_row', 'erp_snapshot_line'];

/**
 * SQL: the statements that create the role for every structure, and give it to the product's ($1),
 * where they are missing.
 */
export const missingRoles = `
  select 'create role ${everyStructureRole} nologin bypassrls' as statement
  where not exists (select from pg_roles where rolname = '${everyStructureRole}')
  union all
  select format('grant %I to ${everyStructureRole}', name)
  from unnest(array['pg_read_all_stats', 'pg_signal_backend']) name
  where not exists (select from pg_roles r where r.rolname = '${everyStructureRole}' and pg_has_role(r.oid, name, 'member'))
  union all
  select format('grant ${everyStructureRole} to %I', $1::text)
  where not exists (select from pg_roles r where r.rolname = '${everyStructureRole}' and pg_has_role($1, r.oid, 'member'))`;

/** SQL: every table of the product and of its job queue. */
const tables = `
  select c.oid, n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as place, o.rolname as owner,
    o.rolsuper as "ownedBySuperuser", c.relrowsecurity as secured, c.relforcerowsecurity as forced,
    case when c.relname = 'structure' then 'id'
      when exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'structure_id' and a.attnotnull)
      then 'structure_id' end as key
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles o on o.oid = c.relowner
  where c.relkind in ('r', 'p') and n.nspname in ('public', 'graphile_worker')`;

/** SQL: whether a table \`t\` lacks a policy. */
const lacks = (policy: string) =>
  `not exists (select from pg_policy p where p.polrelid = t.oid and p.polname = '${policy}')`;

/**
 * SQL: the statements that hold the role of the product ($1) to one structure at a time, where they
 * are missing, in the order in which they are safe: policies come before what makes them count. The
 * owner, whom they would bind too, has a policy of its own: it migrates and backs up.
 */
export const missingRules = `
  with t as (${tables}),
  roles as (select unnest(array[$1::text, '${everyStructureRole}']) as role),
  statements as (
    select 1 as step, format('grant usage on schema %I to %I', schema, role) as statement
    from (select distinct schema from t) s, roles where not has_schema_privilege(role, schema, 'usage')
    union all
    select 1, format('grant select, insert, update, delete on %s to %I', place, role) from t, roles
    where not (has_table_privilege(role, oid, 'select') and has_table_privilege(role, oid, 'insert')
      and has_table_privilege(role, oid, 'update') and has_table_privilege(role, oid, 'delete'))
    union all
    select 1, format('grant usage, select on sequence %I.%I to %I', n.nspname, c.relname, role)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, roles
    where c.relkind = 'S' and n.nspname in ('public', 'graphile_worker') and not has_sequence_privilege(role, c.oid, 'usage')
    union all
    select 1, format('grant maintain on %s to ${everyStructureRole}', place) from t
    where name = any ('{${analyzedTables}}') and schema = 'public' and current_setting('server_version_num')::int >= 170000
      and not case when current_setting('server_version_num')::int >= 170000
        then has_table_privilege('${everyStructureRole}', oid, 'maintain') end
    union all
    select 2, format('create policy of_structure on %s using (%I = ${structureOfConnection.replaceAll("'", "''")})', place, key)
    from t where key is not null and schema = 'public' and ${lacks('of_structure')}
    union all
    select 2, format('create policy of_owner on %s to %I using (true)', place, owner)
    from t where key is not null and schema = 'public' and not "ownedBySuperuser" and ${lacks('of_owner')}
    union all
    select 2, format('create policy of_product on %s to %I using (true)', place, $1::text)
    from t where schema = 'graphile_worker' and secured and ${lacks('of_product')}
    union all
    select 3, format('alter table %s enable row level security, force row level security', place)
    from t where key is not null and schema = 'public' and not (secured and forced))
  select statement from statements order by step, statement`;

/**
 * Functions and operators of conditions that indexes answer. PostgreSQL keeps every function that
 * is not known to be leakproof from rows that the policies have not let through yet, and so from
 * those indexes: a search would read all clients of a structure. None of these tells anything of
 * its arguments but its result: they raise no error that depends on a stored value.
 */
const leakproofFunctions = [
  'textlike(text, text)',
  'textregexeq(text, text)',
  'arrayoverlap(anyarray, anyarray)',
  'arraycontains(anyarray, anyarray)',
  'ts_match_vq(tsvector, tsquery)',
  'enum_eq(anyenum, anyenum)',
  'enum_ne(anyenum, anyenum)',
  'lower(text)',
  'translate(text, text, text)',
  'split_part(text, text, integer)',
  'phone_digits(text, text)',
  'member_key(text)',
];

/** SQL: the statements by which a superuser says that these functions are leakproof. */
export const missingLeakproof = `
  select format('alter function %s leakproof', p.oid::regprocedure) as statement
  from unnest(array[${leakproofFunctions.map((name) => `'${name}'`)}]) name
  join pg_proc p on p.oid = to_regprocedure(name) where not p.proleakproof`;
