import { prisma } from '#lib/database/connection.ts';
import { withoutCollision } from '#lib/database/retry-on-conflict.ts';
import { beforeAlias, settleAliases } from './set-app-email.ts';
import { isManagedByErp } from './is-managed.ts';

/** Gives addresses that nobody has any more to whoever of the ERP waits for them; where there is no ERP, nobody does. */
export async function settleFreed(structureId: string, emailKeys: string[]): Promise<void> {
  if (!(await isManagedByErp(structureId))) return;
  await withoutCollision(() =>
    prisma().$transaction(async (tx) => {
      await beforeAlias(tx, structureId);
      await settleAliases(tx, structureId, emailKeys);
    }),
  );
}
