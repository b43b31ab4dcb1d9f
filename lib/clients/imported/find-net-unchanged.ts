import { changesClient } from '#lib/audit/changes-client.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

/** A client and the number of its changes since a certain version. */
export type Since = { id: string; changes: number };

type Step = { clientId: string; kind: string; importId: string | null };

/**
 * Returns those of these clients that hold the values of that version again, because every later
 * change was an import and its undo. Each change of a client is one version and one event, so the
 * last events decide.
 */
export async function findNetUnchanged(tx: Transaction, structureId: string, clients: Since[]): Promise<Set<string>> {
  // An import's change and its undo form a pair.
  const even = clients.filter(({ changes }) => changes > 0 && changes % 2 === 0);
  if (even.length === 0) return new Set();
  const { rows } = await tx.query<Step>(
    `select e.client_id as "clientId", e.kind, e.details ->> 'importId' as "importId"
    from unnest($2::uuid[], $3::int[]) as since (client_id, changes)
    cross join lateral (
      select client_id, kind, details, at, id from audit_event
      where structure_id = $1 and client_id = since.client_id and kind = any ($4) order by at desc, id desc
        limit since.changes
    ) e order by e.at, e.id`,
    [structureId, even.map(({ id }) => id), even.map(({ changes }) => changes), changesClient],
  );
  const steps = Map.groupBy(rows, ({ clientId }) => clientId);
  return new Set(even.filter(({ id }) => isBalanced(steps.get(id) ?? [])).map(({ id }) => id));
}

function isBalanced(steps: Step[]): boolean {
  const open: (string | null)[] = [];
  for (const { kind, importId } of steps) {
    if (kind === 'client-updated-by-import') open.push(importId);
    else if (kind !== 'client-import-undone' || open.pop() !== importId) return false;
  }
  return open.length === 0 && steps.length > 0;
}
