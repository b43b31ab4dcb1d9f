import type { Staff } from '#lib/actor/staff.ts';
import { connection, prisma } from '#lib/database/connection.ts';
import type { Client } from '#lib/database/generated/client.ts';

/** A client without versions and times: the content of the record. */
export type ClientSnapshot = Omit<Client, 'version' | 'createdAt' | 'updatedAt'>;

/** For tests: reads every client of a structure by id, in the trash or not. */
export async function clientSnapshot({ structure }: Staff): Promise<Map<string, ClientSnapshot>> {
  const clients = await prisma().client.findMany({
    where: { structureId: structure.id },
    omit: { version: true, createdAt: true, updatedAt: true },
  });
  return new Map(clients.map((client) => [client.id, client]));
}

/** For tests: reads the version of every client of a structure by id. */
export async function versions({ structure }: Staff): Promise<Map<string, number>> {
  const clients = await prisma().client.findMany({
    where: { structureId: structure.id },
    select: { id: true, version: true },
  });
  return new Map(clients.map(({ id, version }) => [id, version]));
}

/** Clients, what has tests of its own, and what a job derives from the clients. */
const besides = [
  ...['client', 'client_group', 'audit_event', 'import', 'import_row', 'import_chunk'],
  ...['duplicate_pair', 'duplicate_queue', 'duplicate_search'],
];

/** For tests: reads every row of every other table that belongs to structures. */
export async function otherTables(): Promise<Record<string, unknown[]>> {
  const { pool } = connection();
  const { rows } = await pool.query<{ table: string }>(
    `select table_name as table from information_schema.columns
    where table_schema = 'public' and column_name = 'structure_id' and not table_name = any($1) order by 1`,
    [besides],
  );
  const tables: Record<string, unknown[]> = {};
  for (const { table } of rows)
    tables[table] = (await pool.query(`select to_jsonb(t) as row from "${table}" t order by 1`)).rows;
  return tables;
}
