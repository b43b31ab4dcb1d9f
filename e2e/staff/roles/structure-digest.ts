import { connection } from '#lib/database/connection.ts';

type Digest = Record<string, string | null>;

/** Tables of the security log, to which a refused call is added, and of a job of their own. */
const others = ['security_event', 'duplicate_queue', 'duplicate_search', 'duplicate_pair'];

/** Computes a digest of the rows of one structure in every table that has a structure. */
export async function structureDigest(structureId: string): Promise<Digest> {
  return { ...(await digestOf('structure_id', structureId)), ...(await rowDigest('structure', structureId)) };
}

/** Computes a digest of an account of the staff, and of its rows in every table that has one. */
export async function accountDigest(staffId: string): Promise<Digest> {
  return { ...(await digestOf('staff_id', staffId)), ...(await rowDigest('staff_account', staffId)) };
}

async function digestOf(column: 'structure_id' | 'staff_id', id: string): Promise<Digest> {
  const { pool } = connection();
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = $2
       and table_name <> all ($1) order by 1`,
    [others, column],
  );
  const digests = tables.map(
    ({ name }) =>
      `select '${name}' as name,
         (select md5(string_agg(r::text, ' ' order by r::text)) from ${name} r where ${column} = $1) as digest`,
  );
  const { rows } = await pool.query<{ name: string; digest: string | null }>(digests.join(' union all '), [id]);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

async function rowDigest(table: 'structure' | 'staff_account', id: string): Promise<Digest> {
  const { rows } = await connection().pool.query<{ digest: string }>(
    `select md5(r::text) as digest from ${table} r where id = $1`,
    [id],
  );
  return { [table]: rows[0]?.digest ?? null };
}
