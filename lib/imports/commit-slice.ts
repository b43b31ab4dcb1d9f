import type { PoolClient } from 'pg';
import { createClientsFrom } from '#lib/clients/create-clients-from.ts';
import { updateClientsFrom } from '#lib/clients/update-clients-from.ts';
import { connection } from '#lib/database/connection.ts';
import { changesSql } from './changes-sql.ts';
import { deriveMergedNames } from './derive-merged-names.ts';
import { type ImportOfStaff, keyOf } from './import-of-staff.ts';
import type { Slice } from './slices.ts';

/** How many clients a slice created and updated. */
export type Done = { created: number; updated: number };

/**
 * Does what the plan says for the rows of one slice, with its audit events, in one transaction: all of it or nothing.
 * A row whose client appeared or changed since the plan is refused and says so; nobody's work is overwritten.
 */
export async function commitSlice(of: ImportOfStaff, slice: Slice): Promise<Done> {
  const tx = await connection().pool.connect();
  try {
    await tx.query('begin');
    const created = await create(tx, of, slice);
    const updated = await update(tx, of, slice);
    await tx.query('commit');
    tx.release();
    return { created, updated };
  } catch (error) {
    await tx.query('rollback').catch(() => undefined);
    tx.release(true);
    throw error;
  }
}

async function create(tx: PoolClient, of: ImportOfStaff, slice: Slice): Promise<number> {
  const planned = await countPlanned(tx, of, slice, 'create');
  if (planned === 0) return 0;
  const created = await createClientsFrom(tx, of, rowsOf(of, slice, 'create'));
  if (created === planned) return created;
  await tx.query(
    `update import_row r
    set verdict = 'refused', client_id = null,
      problems = coalesce(r.problems, '[]') || '[{"code":"taken-meanwhile","field":"email"}]'::jsonb
    where r.structure_id = $1 and r.import_id = $2 and r.line > $3 and r.line <= $4 and r.verdict = 'create'
      and not exists (select 1 from client c where c.structure_id = $1 and c.id = r.client_id)`,
    [...keyOf(of), slice.from, slice.to],
  );
  return created;
}

async function update(tx: PoolClient, of: ImportOfStaff, slice: Slice): Promise<number> {
  if ((await countPlanned(tx, of, slice, 'update')) === 0) return 0;
  await tx.query(
    `select 1 from client c join import_row r on r.client_id = c.id
    where c.structure_id = $1 and r.structure_id = $1 and r.import_id = $2 and r.line > $3 and r.line <= $4 and r.verdict = 'update'
    order by c.id for update of c`,
    [...keyOf(of), slice.from, slice.to],
  );
  await tx.query(
    `update import_row r
    set verdict = 'refused', problems = coalesce(r.problems, '[]') || '[{"code":"changed-meanwhile"}]'::jsonb
    where r.structure_id = $1 and r.import_id = $2 and r.line > $3 and r.line <= $4 and r.verdict = 'update'
      and not exists (
        select 1 from client c
        where c.structure_id = $1 and c.id = r.client_id and c.deleted_at is null and c.email_key = r.email_key
          and ${changesSql('c', 'r')} = r.changes
      )`,
    [...keyOf(of), slice.from, slice.to],
  );
  await deriveMergedNames(tx, of, slice);
  return updateClientsFrom(tx, of, rowsOf(of, slice, 'update'));
}

async function countPlanned(tx: PoolClient, of: ImportOfStaff, slice: Slice, verdict: 'create' | 'update'): Promise<number> {
  const { sql, values } = rowsOf(of, slice, verdict);
  const { rows } = await tx.query<{ count: number }>(`select count(*)::int as count from (${sql}) planned`, values);
  return rows[0]?.count ?? 0;
}

function rowsOf(of: ImportOfStaff, { from, to }: Slice, verdict: 'create' | 'update') {
  const sql = `select line, client_id, email, email_key, last_name, first_name, phone, birth_date, member_number, sort_name, search_text, changes
    from import_row where structure_id = $1 and import_id = $2 and line > $3 and line <= $4 and verdict = '${verdict}'`;
  return { sql, values: [...keyOf(of), from, to] };
}
