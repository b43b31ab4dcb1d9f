import { prisma } from '#lib/database/connection.ts';
import { withoutCollision } from '#lib/database/without-collision.ts';
import { beforeAlias, settleAliases } from './choose-alias.ts';
import { isManagedByErp } from './is-managed.ts';

/** Addresses that nobody has any more, in a structure that may have an ERP: people of the ERP may have waited for them. */
export async function settleFreed(structureId: string, emailKeys: string[]): Promise<void> {
  if (!(await isManagedByErp(structureId))) return;
  await withoutCollision(() =>
    prisma().$transaction(async (tx) => {
      await beforeAlias(tx, structureId);
      await settleAliases(tx, structureId, emailKeys);
    }),
  );
}
