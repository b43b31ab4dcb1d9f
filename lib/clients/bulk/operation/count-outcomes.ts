import type { Queryable } from '#lib/database/run-sql.ts';
import { type BulkKey, keyOf } from './bulk-key.ts';
import type { OutcomeCounts, UndoCounts } from './outcomes.ts';

/** Counts the clients of an operation by their outcome. */
export async function countOutcomes(on: Queryable, of: BulkKey): Promise<OutcomeCounts> {
  return count(on, of, 'outcome');
}

/** Counts those whom the undo has reached by what became of them. */
export async function countUndone(on: Queryable, of: BulkKey): Promise<UndoCounts> {
  return count(on, of, 'undo');
}

async function count(on: Queryable, of: BulkKey, column: 'outcome' | 'undo'): Promise<Record<string, number>> {
  const { rows } = await on.query<{ name: string; count: number }>(
    `select ${column} as name, count(*)::int as count from bulk_client
     where structure_id = $1 and bulk_id = $2 and ${column} is not null group by 1`,
    keyOf(of),
  );
  return Object.fromEntries(rows.map((row) => [row.name, row.count]));
}
