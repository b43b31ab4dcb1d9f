import { findGroups } from '#lib/clients/groups/group-ids.ts';
import type { Transaction } from '#lib/database/run-sql.ts';

type WithGroup = { structureId: string; action: string; value: string | null };

/**
 * Returns an operation with the name that its group has now. Removing follows a group that was
 * renamed or merged since; adding means the name as it was typed.
 */
export async function withGroupNow<Operation extends WithGroup>(tx: Transaction, asked: Operation): Promise<Operation> {
  if (asked.action !== 'add-group' && asked.action !== 'remove-group') return asked;
  const name = asked.value ?? '';
  const groups = await findGroups(tx, asked.structureId, [name], asked.action === 'add-group' ? 'now' : 'ever');
  return { ...asked, value: groups.get(name)?.name ?? name };
}
