import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { fail, type Result, succeed } from '#lib/result.ts';

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
