import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import type { Client } from '#lib/database/generated/client.ts';
import { type Queryable, runPrepared } from '#lib/database/run-sql.ts';
import { isId } from '#lib/identity/id.ts';
import { groupNamesSql } from './groups/group-names-sql.ts';
import { typedColumns } from './typed-columns.ts';

const columns = {
  structureId: 'structure_id',
  id: 'id',
  ...typedColumns,
  importId: 'import_id',
  version: 'version',
  createdAt: 'created_at',
  deletedAt: 'deleted_at',
  erpId: 'erp_id',
  erpEmail: 'erp_email',
  erpEmailKey: 'erp_email_key',
  aliasAt: 'alias_at',
  erpRemovedAt: 'erp_removed_at',
  accessUntil: 'access_until',
} as const satisfies Partial<Record<keyof Client, string>>;

/** A client as its page shows it, with the names of its groups. */
export type ReadClient = Pick<Client, keyof typeof columns | 'birthDate'> & { groups: string[] };

type Row = Omit<ReadClient, 'birthDate'> & { birthDay: string | null };

const sql = `select ${Object.entries(columns)
  .map(([name, column]) => `c.${column} as "${name}"`)
  .join(', ')}, c.birth_date::text as "birthDay", ${groupNamesSql('c')} as groups
  from client c where c.structure_id = $1 and c.id = $2`;

/**
 * Reads one client of the actor's structure, in the trash or not; null when there is none, or the
 * text is no id. One query.
 */
export async function readClient(
  staff: Staff,
  id: string,
  on: Queryable = connection().pool,
): Promise<ReadClient | null> {
  if (!isId(id)) return null;
  const [row] = await runPrepared<Row>(on, sql, [staff.structure.id, id]);
  if (!row) return null;
  const { birthDay, ...client } = row;
  return { ...client, birthDate: birthDay === null ? null : new Date(birthDay) };
}
