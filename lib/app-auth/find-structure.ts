import { prisma } from '#lib/database/connection.ts';
import { readJoinCode } from './join-code.ts';

/** Finds the structure with this join code, as typed; null when there is none. */
export async function findStructureByJoinCode(typed: string): Promise<{ id: string; slug: string } | null> {
  return prisma().structure.findUnique({ where: { joinCode: readJoinCode(typed) }, select: { id: true, slug: true } });
}
