import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import { isManagedByErp } from './is-managed.ts';
import { emailBeforeAlias, reconcileAliases } from './set-app-email.ts';

/**
 * Gives addresses that nobody has any more to whoever of the ERP waits for them; where there is no
 * ERP, nobody does.
 */
export async function reassignFreedAddresses(structureId: string, emailKeys: string[]): Promise<void> {
  if (!(await isManagedByErp(structureId))) return;
  await retryOnConflict(() =>
    inTransaction(async (tx) => {
      await emailBeforeAlias(tx, structureId);
      await reconcileAliases(tx, structureId, emailKeys);
    }),
  );
}
