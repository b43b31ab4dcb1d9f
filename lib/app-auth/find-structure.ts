import { prisma } from '#lib/database/connection.ts';
import { readJoinCode } from './join-code.ts';

/** The structure whose join code somebody typed; null when it is no structure's. */
export async function findStructureByJoinCode(typed: string): Promise<{ id: string; slug: string } | null> {
  return prisma().structure.findUnique({ where: { joinCode: readJoinCode(typed) }, select: { id: true, slug: true } });
}
