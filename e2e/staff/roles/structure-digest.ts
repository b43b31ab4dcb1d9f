import { connection } from '#lib/database/connection.ts';

/** Tables of the security log, to which a refused call is added, and of a job of their own. */
const others = ['security_event', 'duplicate_queue', 'duplicate_search', 'duplicate_pair'];

/** Computes a digest of the rows of one structure in every table that has a structure. */
export async function structureDigest(structureId: string): Promise<Record<string, string | null>> {
  const { pool } = connection();
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'structure_id'
       and table_name <> all ($1) order by 1`,
    [others],
  );
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name,
         (select md5(string_agg(r::text, ' ' order by r::text)) from ${name} r where structure_id = $1) as digest`,
  );
  digests.push(`select 'structure', (select md5(r::text) from structure r where id = $1)`);
  const { rows } = await pool.query<{ name: string; digest: string | null }>(digests.join(' union all '), [
    structureId,
  ]);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
