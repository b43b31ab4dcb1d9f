import { escapeIdentifier } from 'pg';
import type { Queryable } from '#lib/database/run-sql.ts';

/** A table with the columns that are stored: PostgreSQL makes the generated ones itself. */
export type StoredTable = { name: string; columns: string[] };

/**
 * The tables that are not copied. Migrations fill theirs, and the main key is sealed under the
 * secret of one installation: a backup holds the key itself.
 */
const leftOut = ['_prisma_migrations', 'main_key'];

/** Lists the tables of the product, each after those that it refers to. */
export async function listTables(on: Queryable): Promise<StoredTable[]> {
  const { rows } = await on.query<StoredTable & { refersTo: string[] }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a
         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
         order by a.attnum) as columns,
       array(select distinct t.relname::text from pg_constraint k join pg_class t on t.oid = k.confrelid
         where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as "refersTo"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> all ($1)
     order by c.relname`,
    [leftOut],
  );
  const ordered: StoredTable[] = [];
  const isThere = (name: string) => ordered.some((table) => table.name === name);
  while (ordered.length < rows.length) {
    const next = rows.filter(({ name, refersTo }) => !isThere(name) && refersTo.every(isThere));
    if (next.length === 0) throw new Error('tables refer to each other in a circle: none can be loaded first');
    ordered.push(...next.map(({ name, columns }) => ({ name, columns })));
  }
  return ordered;
}

/** Lists the names of the migrations that a database has; none when it is empty. */
export async function appliedMigrations(on: Queryable): Promise<string[]> {
  const { rows: found } = await on.query("select to_regclass('public._prisma_migrations') as migrations");
  if (!found[0].migrations) return [];
  const { rows } = await on.query<{ name: string }>(
    'select migration_name as name from _prisma_migrations where finished_at is not null order by 1',
  );
  return rows.map(({ name }) => name);
}

/** SQL: a table with a list of its columns. */
export function withColumns({ name, columns }: StoredTable): string {
  return `${escapeIdentifier(name)} (${columns.map((column) => escapeIdentifier(column)).join(', ')})`;
}
