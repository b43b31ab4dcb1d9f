import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { isId } from '#lib/identity/id.ts';
import type { BulkChange } from './bulk-change.ts';
import type { OutcomeCounts, UndoCounts } from './outcomes.ts';

export type BulkState =
  | 'planning'
  | 'planned'
  | 'committing'
  | 'committed'
  | 'cancelled'
  | 'discarded'
  | 'failed'
  | 'undoing'
  | 'undone';

/** A stored operation. Columns are described in prisma/schema.prisma. */
export type StoredOperation = BulkChange & {
  id: string;
  selection: 'search' | 'chosen' | 'trash';
  query: string | null;
  state: BulkState;
  interrupted: boolean;
  total: number | null;
  reached: number;
  undoReached: number;
  counts: OutcomeCounts;
  undoCounts: UndoCounts;
  stepStartedAt: Date | null;
  movedAt: Date;
  createdAt: Date;
  author: string | null;
  committedAt: Date | null;
  committedBy: string | null;
  undoneAt: Date | null;
  undoneBy: string | null;
  forgottenAt: Date | null;
};

const nameOf = (column: string) => `(select name from staff_account s where s.id = o.${column})`;

/** SQL: the columns of `StoredOperation`, from `bulk_operation o`. */
const columns = `o.id, o.action::text as action, o.value, o.selection, o.query, o.state::text as state, o.interrupted,
  o.total, o.reached, o.undo_reached as "undoReached", o.counts, o.undo_counts as "undoCounts",
  o.step_started_at as "stepStartedAt", o.moved_at as "movedAt", o.created_at as "createdAt",
  ${nameOf('created_by_id')} as author, o.committed_at as "committedAt", ${nameOf('committed_by_id')} as "committedBy",
  o.undone_at as "undoneAt", ${nameOf('undone_by_id')} as "undoneBy", o.forgotten_at as "forgottenAt"`;

/** Finds an operation of the staff member's structure; null when there is none. */
export async function findOperation(staff: Staff, id: string): Promise<StoredOperation | null> {
  if (!may(staff, 'clients.bulk') || !isId(id)) return null;
  const { rows } = await connection().pool.query<StoredOperation>(
    `select ${columns} from bulk_operation o where o.structure_id = $1 and o.id = $2`,
    [staff.structure.id, id],
  );
  return rows[0] ?? null;
}

/** Finds operations of the structure, the newest first: ids are in the order of time. */
export async function findOperations(
  staff: Staff,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<StoredOperation[]> {
  if (!may(staff, 'clients.bulk')) return [];
  const { rows } = await connection().pool.query<StoredOperation>(
    `select ${columns} from bulk_operation o
     where o.structure_id = $1 and ($2::uuid is null or o.id < $2::uuid) order by o.id desc limit $3`,
    [staff.structure.id, isId(after) ? after : null, limit],
  );
  return rows;
}
