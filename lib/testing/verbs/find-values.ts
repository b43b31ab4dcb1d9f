import { connection } from '#lib/database/connection.ts';

type Column = { table: string; column: string; isBytes: boolean };

/**
 * For tests: searches every column of every table for values, the worker's queue included, in any
 * case and, in bytes, in the encodings of files.
 * @returns the places as `table.column: value`
 */
export async function findValues(values: string[]): Promise<string[]> {
  const { pool } = connection();
  const { rows: columns } = await pool.query<Column>(
    `select format('%I.%I', n.nspname, c.relname) as table, format('%I', a.attname) as column,
       a.atttypid = 'bytea'::regtype as "isBytes"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
     where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p') and a.attnum > 0
       and not a.attisdropped and c.relname <> '_prisma_migrations'
     order by 1, 2`,
  );
  const searches = columns.map(({ table, column, isBytes }) => {
    const found = isBytes
      ? `position(convert_to(value, 'UTF8') in ${column}) > 0 or position(decode(latin, 'hex') in ${column}) > 0
         or position(decode(wide, 'hex') in ${column}) > 0`
      : `strpos(lower(${column}::text), lower(value)) > 0 or strpos(lower(${column}::text), lower(json)) > 0`;
    return `select '${table}.${column}: ' || value as place from asked where exists (select from ${table} where ${found})`;
  });
  const { rows } = await pool.query<{ place: string }>(
    `with asked as materialized (select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) d (value, json, latin, wide))
     ${searches.join(' union all ')} order by 1`,
    [
      values,
      values.map((value) => JSON.stringify(value).slice(1, -1)),
      values.map((value) => Buffer.from(value, 'latin1').toString('hex')),
      values.map((value) => Buffer.from(value, 'utf16le').toString('hex')),
    ],
  );
  return rows.map(({ place }) => place);
}
