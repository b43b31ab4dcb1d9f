import { connection } from '#lib/database/connection.ts';
import type { Queryable } from '#lib/database/run-sql.ts';

/** Computes a digest of the rows of every table, by table, the worker's queue included. */
export function databaseDigest(): Promise<Record<string, string>> {
  return tableDigests(connection().pool);
}

/** Computes the same on a connection to any database. */
export async function tableDigests(on: Queryable): Promise<Record<string, string>> {
  const { rows: tables } = await on.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
      where table_schema in ('public', 'graphile_worker') and table_type = 'BASE TABLE' order by 1`,
  );
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name, (select md5(string_agg(r::text, ' ' order by r::text)) from ${name} r) as digest`,
  );
  const { rows } = await on.query<{ name: string; digest: string }>(digests.join(' union all '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
