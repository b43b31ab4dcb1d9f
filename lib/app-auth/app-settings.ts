import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { recordEvents } from '#lib/audit/record-events.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { newJoinCode } from './join-code.ts';

export type ListedKey = {
  id: string;
  name: string;
  /** The last four characters of the key. */
  ending: string;
  mayVouch: boolean;
  createdAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
};

export type AppSettings = { joinCode: string; proofNeeded: boolean; keys: ListedKey[] };

/**
 * Reads how the app and the actor's structure are connected: join code, whether e-mails have to be
 * proved, keys (the latest first).
 */
export async function readAppSettings(staff: Staff): Promise<Result<AppSettings, { code: 'not-allowed' }>> {
  if (!may(staff, 'settings.read')) return fail({ code: 'not-allowed' });
  const [structure, keys] = await Promise.all([
    prisma().structure.findUniqueOrThrow({
      where: { id: staff.structure.id },
      select: { joinCode: true, proofNeeded: true },
    }),
    prisma().appKey.findMany({
      where: { structureId: staff.structure.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      select: {
        id: true,
        name: true,
        ending: true,
        mayVouch: true,
        createdAt: true,
        revokedAt: true,
        lastUsedAt: true,
      },
    }),
  ]);
  return succeed({ ...structure, keys });
}

/**
 * Sets whether an app account enters this structure only once its e-mail is proved. Takes effect at
 * once.
 */
export async function setProofNeeded(staff: Staff, needed: boolean): Promise<Result<null, { code: 'not-allowed' }>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  const id = staff.structure.id;
  return inTransaction(async (tx) => {
    const { count } = await tx.structure.updateMany({
      where: { id, proofNeeded: !needed },
      data: { proofNeeded: needed },
    });
    if (count)
      await recordEvents(tx, [
        { structureId: id, staffId: staff.id, kind: 'proof-setting-changed', details: { needed } },
      ]);
    return succeed(null);
  });
}

/** Replaces the join code. The old one can no longer be used; existing requests are unaffected. */
export async function renewJoinCode(staff: Staff): Promise<Result<{ joinCode: string }, { code: 'not-allowed' }>> {
  if (!may(staff, 'settings.manage')) return fail({ code: 'not-allowed' });
  const id = staff.structure.id;
  const joinCode = newJoinCode();
  return inTransaction(async (tx) => {
    await tx.structure.update({ where: { id }, data: { joinCode } });
    await recordEvents(tx, [{ structureId: id, staffId: staff.id, kind: 'join-code-renewed', details: {} }]);
    return succeed({ joinCode });
  });
}
