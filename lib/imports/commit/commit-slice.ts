import { lockAllAddressesShared } from '#lib/addresses/lock-addresses.ts';
import { createClientsFrom } from '#lib/clients/imported/create-clients-from.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { findErased, hasErasures } from '#lib/erasures/find-erased.ts';
import { identitiesOf } from '#lib/erasures/identity.ts';
import { type ImportKey, keyOf } from '#lib/imports/file/import-key.ts';
import { lockRunningImport, type RunningImport } from '#lib/imports/lifecycle/running-import.ts';
import { type RowSlice, sliceAfter } from '#lib/imports/rows/slices.ts';
import { announce } from '#lib/live/announce.ts';
import { createNextGroups, type ReadySlice } from './create-next-groups.ts';
import { neededGroups, needsGroups } from './needed-groups.ts';
import { updateSlice } from './update-slice.ts';
import { holdRows } from './write-results.ts';

type SliceResult = { created: number; updated: number; held: number };

/**
 * Commits the next rows of a plan: all of them or none. A row whose client appeared or changed
 * since the plan is held with the reason, so that no other change is overwritten; so is a row that
 * needs a group for which the structure has no room.
 * @returns how many clients it created and changed, and how many rows it held; null at the end.
 */
export async function commitSlice(of: ImportKey): Promise<SliceResult | null> {
  const ready = await createNextGroups(of);
  return inTransaction((tx) => commitReady(tx, of, ready));
}

async function commitReady(tx: Transaction, of: ImportKey, ready: ReadySlice): Promise<SliceResult | null> {
  const running = await lockRunningImport(tx, of, 'committing');
  // Another worker did that slice meanwhile: the groups of the next one may be missing.
  if (running && running.reached !== ready.reached) return { created: 0, updated: 0, held: 0 };
  const slice = running && (await sliceAfter(tx, of, running.reached));
  if (!slice) return null;
  const erased = await holdErased(tx, of, slice);
  const lacking = ready.lacksGroups ? await holdLackingGroups(tx, of, slice) : 0;
  const creating = await createSlice(tx, of, slice, running);
  const updating = await updateSlice(tx, of, slice, running);
  const held = erased + lacking + creating.held + updating.held;
  await tx.query(
    `update import set reached = $3, created = created + $4, updated = updated + $5, reopened = reopened + $6,
      held = held + $7
    where structure_id = $1 and id = $2`,
    [...keyOf(of), slice.to, creating.created, updating.updated, updating.reopened, held],
  );
  await announce(tx, of.structureId, 'imports');
  return { created: creating.created, updated: updating.updated + updating.reopened, held };
}

/**
 * Holds the rows that would bring back a person who was erased since the plan. From the lock on, no
 * erasure of one of these addresses begins.
 * @returns how many
 */
async function holdErased(tx: Transaction, of: ImportKey, slice: RowSlice): Promise<number> {
  await lockAllAddressesShared(tx);
  if (!(await hasErasures(tx, of.structureId))) return 0;
  const { rows } = await tx.query<{ line: number; emailKey: string; memberNumber: string | null }>(
    `select line, email_key as "emailKey", member_number as "memberNumber" from import_row
     where structure_id = $1 and import_id = $2 and line > $3 and line <= $4 and verdict = 'create'`,
    [...keyOf(of), slice.from, slice.to],
  );
  const erased = await findErased(tx, of.structureId, rows.flatMap(identitiesOf));
  const held = rows.filter((row) => erased.has(identitiesOf(row)));
  await holdRows(
    tx,
    of,
    held.map(({ line }) => ({ line, code: 'erased' })),
  );
  return held.length;
}

/**
 * Holds the rows that need a group that is not there.
 * @returns how many
 */
async function holdLackingGroups(tx: Transaction, of: ImportKey, slice: RowSlice): Promise<number> {
  const { rows } = await tx.query<{ line: number }>(
    `select r.line from import i
     join import_row r on r.structure_id = i.structure_id and r.import_id = i.id and r.line > $3 and r.line <= $4
     where i.structure_id = $1 and i.id = $2 and ${needsGroups} and exists (
       select from unnest(${neededGroups}) n (name) where not exists (
         select from client_group g where g.structure_id = $1 and g.key = group_key(n.name)))`,
    [...keyOf(of), slice.from, slice.to],
  );
  await holdRows(
    tx,
    of,
    rows.map(({ line }) => ({ line, code: 'group-limit' })),
  );
  return rows.length;
}

async function createSlice(
  tx: Transaction,
  of: ImportKey,
  slice: RowSlice,
  running: RunningImport,
): Promise<{ created: number; held: number }> {
  const { planned, created } = await createClientsFrom(
    tx,
    { ...of, staffId: running.committedById },
    rowsToCreate(of, slice),
  );
  if (created === planned) return { created, held: 0 };
  const { rowCount } = await tx.query(
    `update import_row r
    set verdict = 'held', client_id = coalesce(
        (select c.id from client c where c.structure_id = $1 and c.email_key = r.email_key),
        (select l.client_id from client_alias l where l.structure_id = $1 and l.email_key = r.email_key),
        (select m.kept_id from merged_client m where m.structure_id = $1 and m.email_key = r.email_key
          order by m.merged_at desc limit 1)
      ), problems = coalesce(r.problems, '[]') || '[{"code":"taken-meanwhile","field":"email"}]'::jsonb
    where r.structure_id = $1 and r.import_id = $2 and r.line > $3 and r.line <= $4 and r.verdict = 'create'
      and not exists (select 1 from client c where c.structure_id = $1 and c.id = r.client_id)`,
    [...keyOf(of), slice.from, slice.to],
  );
  return { created, held: rowCount ?? 0 };
}

function rowsToCreate(of: ImportKey, { from, to }: RowSlice) {
  const sql = `select line, client_id, email, email_key, last_name, first_name, phone, second_phone,
    birth_date, gender, language, member_number, groups, note, sort_name, search_text
    from import_row where structure_id = $1 and import_id = $2 and line > $3 and line <= $4 and verdict = 'create'`;
  return { sql, values: [...keyOf(of), from, to] };
}
